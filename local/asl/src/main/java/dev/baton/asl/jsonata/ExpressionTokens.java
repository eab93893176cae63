package dev.baton.asl.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an expression into variables, names, literals and single signs; comments, regular
 * expressions and the signatures of functions are left out.
 */
final class ExpressionTokens {
  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  ExpressionTokens(String text) {
    this.text = text;
  }

  List<String> read() {
    while (at < text.length()) {
      next();
    }
    return tokens;
  }

  private void next() {
    char c = text.charAt(at);
    int start = at;
    if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '"' || c == '\'') {
      quoted(c);
      tokens.add("\"\"");
    } else if (c == '`') {
      int end = text.indexOf('`', at + 1);
      at = end < 0 ? text.length() : end + 1;
      tokens.add(text.substring(start, at));
    } else if (c == '$') {
      at++;
      if (at < text.length() && text.charAt(at) == '$') {
        at++;
      } else {
        word();
      }
      tokens.add(text.substring(start, at));
    } else if (isNamePart(c)) {
      word();
      tokens.add(text.substring(start, at));
    } else if (c == '/') {
      slash();
    } else if (c == '<' && isSignature()) {
      at = text.indexOf('{', at);
    } else {
      at++;
      tokens.add(String.valueOf(c));
    }
  }

  private void word() {
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void quoted(char quote) {
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    at = Math.min(at + 1, text.length());
  }

  /** A comment, a regular expression, or a division. */
  private void slash() {
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
    } else if (tokens.isEmpty() || "(,=~[{:;?&<>!".contains(tokens.getLast())) {
      quoted('/');
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      tokens.add("\"\"");
    } else {
      at++;
      tokens.add("/");
    }
  }

  /** A signature stands between the parameters of a function and its body. */
  private boolean isSignature() {
    int close = text.indexOf('>', at);
    if (tokens.isEmpty() || !tokens.getLast().equals(")") || close < 0) {
      return false;
    }
    int brace = text.indexOf('{', at);
    return brace > close && text.substring(close + 1, brace).replace(">", "").isBlank();
  }
}
