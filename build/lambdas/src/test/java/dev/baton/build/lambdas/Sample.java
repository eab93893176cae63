package dev.baton.build.lambdas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas and method references of every kind, and what comes of them. */
public final class Sample implements Supplier<List<String>> {
  interface Greeting {
    String of(String name);

    default Greeting twice() {
      return name -> of(of(name));
    }

    private String marked(String name) {
      return "<" + name + ">";
    }

    default Greeting marking() {
      return this::marked;
    }

    static Greeting polite(String before) {
      return name -> before + name;
    }
  }

  interface Sum<N extends Number> {
    N of(N left, int right, long more, double rest);
  }

  /** Has a private constructor and a private method, which its neighbours refer to. */
  private static final class Hidden {
    private final int value;

    private Hidden(int value) {
      this.value = value;
    }

    private int value() {
      return value;
    }
  }

  private int state = 1;

  private final List<String> seen = new ArrayList<>();

  @Override
  public List<String> get() {
    captures("text", new int[] {7});
    references();
    adaptations();
    nested();
    return seen;
  }

  private void captures(String t, int[] a) {
    int i = a[0] - 5;
    long l = 3L * a.length;
    short s = (short) (a[0] - 3);
    char c = t.charAt(0);
    boolean b = a.length == 1;
    float f = a[0] / 2f;
    double d = a[0] / 4d;
    Supplier<Object> all = () -> i + " " + l + s + c + b + f + d + t + a[0] + state;
    Supplier<Object> none = () -> "none";
    Supplier<Object> some = () -> t + a.length;
    LongSupplier wide = () -> l + i;
    Runnable changing = () -> state += i;
    changing.run();
    say(all.get(), none.get(), some.get(), wide.getAsLong());
  }

  private void references() {
    Function<String, Integer> unbound = String::length;
    Supplier<Integer> bound = "bound"::length;
    IntFunction<int[]> array = int[]::new;
    Function<Integer, Hidden> constructor = Hidden::new;
    ToIntFunction<Hidden> neighbour = Hidden::value;
    Supplier<List<String>> generic = ArrayList::new;
    Consumer<Object> own = this::say;
    BiFunction<List<String>, String, Boolean> ofInterface = List::add;
    Function<Object, String> ofObject = Object::toString;
    own.accept("own");
    List<String> made = generic.get();
    say(ofInterface.apply(made, "x"), made, unbound.apply("four"), bound.get());
    say(array.apply(3).length, neighbour.applyAsInt(constructor.apply(9)), ofObject.apply('o'));
  }

  private void adaptations() {
    ToLongFunction<Integer> widened = Integer::intValue;
    ToDoubleFunction<Character> further = character -> character;
    Function<Integer, Long> boxed = Integer::longValue;
    BiConsumer<List<String>, String> dropped = List::add;
    Callable<Long> called = () -> 5L;
    Sum<Long> sum = (left, right, more, rest) -> left + right + more + (long) rest;
    Function<Long, Integer> compare = Long.valueOf(7)::compareTo;
    dropped.accept(seen, "dropped");
    say(widened.applyAsLong(3), further.applyAsDouble('a'), boxed.apply(8), call(called));
    say(sum.of(1L, 2, 3L, 4.9), compare.apply(6L));
  }

  private void nested() {
    Supplier<Supplier<String>> outer =
        () -> {
          String inner = "inner" + state;
          return () -> inner + seen.size();
        };
    Supplier<String> serializable = (Supplier<String> & Serializable) () -> "serializable";
    say(serializable.get());
    UnaryOperator<String> upper = text -> text.isEmpty() ? text : text.substring(1);
    say(outer.get().get(), upper.andThen(String::strip).apply("- text "));
    say(
        Greeting.polite("dear ").twice().marking().of("you"),
        List.of(3, 1).stream().sorted().toList());
  }

  private static <T> T call(Callable<T> callable) {
    try {
      return callable.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(Object... values) {
    seen.add(List.of(values).toString());
  }
}
