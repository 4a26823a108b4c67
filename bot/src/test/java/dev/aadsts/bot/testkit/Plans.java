package dev.aadsts.bot.testkit;

import dev.aadsts.bot.checklist.Plan;
import dev.aadsts.kb.Article;
import dev.aadsts.kb.Cloud;
import dev.aadsts.kb.ErrorCode;
import dev.aadsts.kb.Field;
import dev.aadsts.kb.SignInError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of checklists, made from {@link Articles}. */
public final class Plans {
  private Plans() {}

  /** The plan for {@link Articles#LOCKED_OUT}, of which only the code is known. */
  public static Plan lockedOut() {
    return of(Articles.lockedOut(), SignInError.ofCode(Articles.LOCKED_OUT));
  }

  /** The plan for {@link Articles#EXPIRED}, of which only the code is known. */
  public static Plan expired() {
    return of(Articles.expired(), SignInError.ofCode(Articles.EXPIRED));
  }

  /** The plan for an article of which this error is. */
  public static Plan of(Article article, SignInError error) {
    var diagnosis =
        Articles.kb(article).diagnose(error, "door says so"::equals, (code, cause) -> 0);
    return Plan.of(diagnosis).orElseThrow();
  }

  /** An error of {@link Articles#LOCKED_OUT} that knows everything. */
  public static SignInError detailed() {
    return new SignInError(
        List.of(Articles.LOCKED_OUT, ErrorCode.of("AADSTS70002")),
        Optional.of(Articles.LOCKED_OUT),
        Map.of(
            Field.CORRELATION_ID, "11111111-2222-3333-4444-555555555555",
            Field.TRACE_ID, "66666666-7777-8888-9999-000000000000",
            Field.TIMESTAMP, "2026-11-20T11:58:00Z",
            Field.TENANT, "contoso.onmicrosoft.com",
            Field.APP_ID, "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            Field.USER, "zoe@contoso.com",
            Field.REDIRECT_URI, "https://app.contoso.com/back"),
        Cloud.US_GOVERNMENT);
  }
}
