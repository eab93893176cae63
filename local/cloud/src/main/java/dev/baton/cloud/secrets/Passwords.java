package dev.baton.cloud.secrets;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Params;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Passwords as GetRandomPassword and a template's GenerateSecretString ask for them. */
final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private Passwords() {}

  static String make(Params params) {
    int length = params.numberOr("PasswordLength", 32);
    List<String> sets = new ArrayList<>();
    add(sets, params, "ExcludeLowercase", LOWER);
    add(sets, params, "ExcludeUppercase", UPPER);
    add(sets, params, "ExcludeNumbers", DIGITS);
    add(sets, params, "ExcludePunctuation", PUNCTUATION);
    if (params.flag("IncludeSpace")) {
      sets.add(" ");
    }
    if (sets.isEmpty() || length < sets.size() || length > 4096) {
      throw AwsException.badRequest(
          "InvalidParameterException",
          "The password length and the character types that are left make no password.");
    }
    List<Character> letters = new ArrayList<>();
    if (params.flagOr("RequireEachIncludedType", true)) {
      sets.forEach(set -> letters.add(one(set)));
    }
    String all = String.join("", sets);
    while (letters.size() < length) {
      letters.add(one(all));
    }
    Collections.shuffle(letters, RANDOM);
    StringBuilder password = new StringBuilder();
    letters.forEach(password::append);
    return password.toString();
  }

  private static void add(List<String> sets, Params params, String exclusion, String letters) {
    StringBuilder left = new StringBuilder();
    String excluded = params.textOr("ExcludeCharacters", "");
    for (int i = 0; i < letters.length(); i++) {
      if (excluded.indexOf(letters.charAt(i)) < 0) {
        left.append(letters.charAt(i));
      }
    }
    if (!params.flag(exclusion) && !left.isEmpty()) {
      sets.add(left.toString());
    }
  }

  private static char one(String letters) {
    return letters.charAt(RANDOM.nextInt(letters.length()));
  }
}
