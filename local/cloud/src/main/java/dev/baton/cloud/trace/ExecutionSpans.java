package dev.baton.cloud.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.engine.HistoryEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution as spans: one for itself and one for each state that it enters, below the state
 * that holds it. Events find their span by the event that they follow from. Guarded by itself.
 */
final class ExecutionSpans {
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final Tracing tracing;
  private final Frame execution;
  private final Map<Long, Frame> byEvent = new HashMap<>();
  private final List<Frame> open = new ArrayList<>();

  /** A span that is under way, and the one that holds it. */
  private record Frame(String name, Span span, Context context, @Nullable Frame holder) {}

  ExecutionSpans(Tracing tracing, Context parent, String arn) {
    this.tracing = tracing;
    String[] parts = arn.split(":", -1);
    this.execution = begin(parts[parts.length - 2], parent, null);
    execution.span().setAttribute("aws.states.execution.arn", arn);
  }

  /** The context of what the event's state does. */
  synchronized Context contextAt(long eventId) {
    return byEvent.getOrDefault(eventId, execution).context();
  }

  /** Takes the next event; true when it was the execution's last. */
  synchronized boolean accept(HistoryEvent event) {
    Frame before = byEvent.getOrDefault(event.previousEventId(), execution);
    String type = event.type();
    if (type.endsWith("StateEntered")) {
      byEvent.put(event.id(), begin(text(event, "name"), before.context(), before));
    } else if (type.endsWith("StateExited")) {
      byEvent.put(event.id(), end(before, text(event, "name")));
    } else if (type.startsWith("Execution") && !type.equals("ExecutionStarted")) {
      endAll(event);
      return !type.equals("ExecutionRedriven");
    } else {
      if (type.endsWith("Failed") || type.endsWith("TimedOut")) {
        before.span().addEvent(type, Attributes.of(ERROR, text(event, "error")));
      }
      byEvent.put(event.id(), before);
    }
    return false;
  }

  private Frame begin(String name, Context parent, @Nullable Frame holder) {
    Span span = tracing.span(name, SpanKind.INTERNAL).setParent(parent).startSpan();
    Frame frame = new Frame(name, span, parent.with(span), holder);
    open.add(frame);
    return frame;
  }

  /** Ends the state of that name from within which the event came; what follows is beside it. */
  private Frame end(Frame innermost, String name) {
    for (Frame frame = innermost; frame != null; frame = frame.holder()) {
      if (frame.name().equals(name) && frame.holder() != null) {
        frame.span().end();
        open.remove(frame);
        return frame.holder();
      }
    }
    return innermost;
  }

  private void endAll(HistoryEvent event) {
    boolean good = event.type().equals("ExecutionSucceeded");
    for (Frame frame : open.reversed()) {
      if (!good) {
        frame.span().setStatus(StatusCode.ERROR, text(event, "error"));
      }
      frame.span().end();
    }
    open.clear();
  }

  private static String text(HistoryEvent event, String member) {
    JsonNode details = event.details();
    return (details == null ? MissingNode.getInstance() : details).path(member).asText("");
  }
}
