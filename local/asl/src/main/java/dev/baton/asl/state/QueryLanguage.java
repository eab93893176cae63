package dev.baton.asl.state;

/** The language of a state's expressions. */
public enum QueryLanguage {
  JSON_PATH("JSONPath"),
  JSONATA("JSONata");

  private final String aslName;

  QueryLanguage(String aslName) {
    this.aslName = aslName;
  }

  public String aslName() {
    return aslName;
  }
}
