package dev.baton.cloud.function.rewrite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points the calls of a class at the JDK's environment, exit, output and present time, and that of
 * a native library to end, to {@code dev.baton.cloud.function.host}. As the stand-ins have the same
 * names and signatures, only the owner in the constant pool changes: no instruction, method
 * reference or stack map does, and a class without such a call costs one look at its constants
 * (JVMS 4.4).
 */
public final class Rewriter {
  private static final String HOST = "dev/baton/cloud/function/host/";
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int INTERFACE_METHOD = 11;
  private static final int METHOD_HANDLE = 15;

  /** What tells the time. */
  private static final Map<String, String> TIME =
      Map.ofEntries(
          system("currentTimeMillis()J"),
          time("Instant", "now()Ljava/time/Instant;"),
          time("Clock", "systemUTC()Ljava/time/Clock;"),
          time("Clock", "systemDefaultZone()Ljava/time/Clock;"),
          time("Clock", "system(Ljava/time/ZoneId;)Ljava/time/Clock;"),
          time("LocalDate", "now()Ljava/time/LocalDate;"),
          time("LocalDateTime", "now()Ljava/time/LocalDateTime;"),
          time("OffsetDateTime", "now()Ljava/time/OffsetDateTime;"),
          time("ZonedDateTime", "now()Ljava/time/ZonedDateTime;"));

  /** What belongs to a process, where functions share one. */
  private static final Map<String, String> PROCESS =
      Map.ofEntries(
          system("getenv(Ljava/lang/String;)Ljava/lang/String;"),
          system("getenv()Ljava/util/Map;"),
          system("exit(I)V"),
          system("outLjava/io/PrintStream;"),
          system("errLjava/io/PrintStream;"),
          Map.entry("ai/onnxruntime/OrtEnvironment.close(JJ)V", HOST + "NativeCalls"));

  private static final Map<String, String> ALL = new HashMap<>(TIME);

  static {
    ALL.putAll(PROCESS);
  }

  private final Map<String, String> standIns;
  private final byte[] classFile;
  private final ByteBuffer in;
  private final int[] offsets;
  private final Map<Integer, String> owners = new LinkedHashMap<>();
  private int poolEnd;

  private Rewriter(byte[] classFile, Map<String, String> standIns) {
    this.standIns = standIns;
    this.classFile = classFile;
    this.in = ByteBuffer.wrap(classFile);
    this.offsets = new int[count()];
  }

  /** The class file with its calls redirected; the same array when it has none. */
  public static byte[] rewrite(byte[] classFile) {
    return rewrite(classFile, ALL);
  }

  /** As {@link #rewrite}, but only the calls that ask for the present time. */
  public static byte[] time(byte[] classFile) {
    return rewrite(classFile, TIME);
  }

  private static byte[] rewrite(byte[] classFile, Map<String, String> standIns) {
    Rewriter rewriter = new Rewriter(classFile, standIns);
    rewriter.findConstants();
    rewriter.findCalls();
    return rewriter.owners.isEmpty() ? classFile : rewriter.redirected();
  }

  private static Map.Entry<String, String> system(String member) {
    return Map.entry("java/lang/System." + member, HOST + "SystemCalls");
  }

  private static Map.Entry<String, String> time(String type, String member) {
    return Map.entry("java/time/" + type + "." + member, HOST + "TimeCalls$Of" + type);
  }

  private int count() {
    return u2(8);
  }

  private int u2(int at) {
    return Short.toUnsignedInt(in.getShort(at));
  }

  private void findConstants() {
    int at = 10;
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = at;
      int tag = classFile[at];
      at += sizeOf(tag, at);
      if (tag == LONG || tag == DOUBLE) {
        i++; // They take two places.
      }
    }
    poolEnd = at;
  }

  private int sizeOf(int tag, int at) {
    return switch (tag) {
      case UTF8 -> 3 + u2(at + 1);
      case LONG, DOUBLE -> 9;
      case METHOD_HANDLE -> 4;
      case CLASS, 8, 16, 19, 20 -> 3; // string, method type, module, package
      default -> 5;
    };
  }

  private void findCalls() {
    for (int i = 1; i < offsets.length; i++) {
      int at = offsets[i];
      if (at != 0 && classFile[at] >= FIELD && classFile[at] <= INTERFACE_METHOD) {
        String standIn = standInOf(at);
        if (standIn != null) {
          owners.put(at, standIn);
        }
      }
    }
  }

  private @Nullable String standInOf(int reference) {
    int owner = offsets[u2(offsets[u2(reference + 1)] + 1)];
    if (!mayHaveStandIn(owner)) {
      return null;
    }
    int nameAndType = offsets[u2(reference + 3)];
    String member = text(offsets[u2(nameAndType + 1)]) + text(offsets[u2(nameAndType + 3)]);
    return standIns.get(text(owner) + "." + member);
  }

  /** Whether a text begins like java/lang/System, java/time/ or ai/: most owners do not. */
  private boolean mayHaveStandIn(int utf8) {
    int length = u2(utf8 + 1);
    if (length < 15 || length > 29) {
      return false;
    }
    return classFile[utf8 + 3] == 'j'
        ? classFile[utf8 + 7] == '/' && (classFile[utf8 + 8] == 't' || classFile[utf8 + 12] == '/')
        : classFile[utf8 + 3] == 'a' && classFile[utf8 + 5] == '/';
  }

  private String text(int utf8) {
    return new String(classFile, utf8 + 3, u2(utf8 + 1), StandardCharsets.UTF_8);
  }

  private byte[] redirected() {
    byte[] copy = classFile.clone();
    ByteBuffer patch = ByteBuffer.wrap(copy);
    ByteArrayOutputStream added = new ByteArrayOutputStream();
    Map<String, Integer> indices = new LinkedHashMap<>();
    for (Map.Entry<Integer, String> call : owners.entrySet()) {
      int index =
          indices.computeIfAbsent(
              call.getValue(),
              owner -> {
                int utf8 = offsets.length + 2 * indices.size();
                append(added, owner, utf8);
                return utf8 + 1;
              });
      patch.putShort(call.getKey() + 1, (short) index);
    }
    patch.putShort(8, (short) (offsets.length + 2 * indices.size()));
    ByteArrayOutputStream result = new ByteArrayOutputStream(copy.length + added.size());
    result.write(copy, 0, poolEnd);
    result.writeBytes(added.toByteArray());
    result.write(copy, poolEnd, copy.length - poolEnd);
    return result.toByteArray();
  }

  private static void append(ByteArrayOutputStream pool, String owner, int utf8) {
    byte[] name = owner.getBytes(StandardCharsets.UTF_8);
    ByteBuffer constants = ByteBuffer.allocate(name.length + 6);
    constants.put((byte) UTF8).putShort((short) name.length).put(name);
    constants.put((byte) CLASS).putShort((short) utf8);
    pool.writeBytes(constants.array());
  }
}
