package dev.aadsts.kb;

/** The outcome of looking one code up. */
public sealed interface Lookup {
  /** The code that was asked for. */
  ErrorCode code();

  record Known(Article article) implements Lookup {
    @Override
    public ErrorCode code() {
      return article.code();
    }
  }

  /** The code is no longer issued; {@code successor} is what to read instead. */
  record Retired(Article article, ErrorCode successor) implements Lookup {
    @Override
    public ErrorCode code() {
      return article.code();
    }
  }

  record Unknown(ErrorCode code) implements Lookup {}
}
