package dev.aadsts.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInErrorTest {
  private static final ErrorCode CODE = ErrorCode.of("AADSTS50105");

  @Test
  void tellsPrimaryAndRelatedCodesApart() {
    var wrapper = ErrorCode.of("AADSTS70002");
    var error = new SignInError(List.of(wrapper, CODE), Optional.of(CODE), Map.of(), Cloud.PUBLIC);

    assertThat(error.related()).containsExactly(wrapper);
    assertThat(SignInError.ofCode(CODE).related()).isEmpty();
    assertThat(SignInError.NONE.related()).isEmpty();
  }

  @Test
  void namesTheUsefulFieldsThatAreMissing() {
    assertThat(error(Map.of(Field.TRACE_ID, "t", Field.USER, "u")).missing())
        .containsExactly(Field.CORRELATION_ID, Field.TIMESTAMP, Field.TENANT, Field.APP_ID);
  }

  @Test
  void isToldApartByWhatBothHaveUnlessOneSignInTiesThemTogether() {
    var one = error(Map.of(Field.CORRELATION_ID, "c1", Field.TRACE_ID, "t1", Field.APP_ID, "a1"));

    assertThat(one.tellingApart(error(Map.of(Field.CORRELATION_ID, "c2", Field.APP_ID, "a2"))))
        .contains(Field.APP_ID);
    assertThat(one.tellingApart(error(Map.of(Field.CORRELATION_ID, "c2", Field.APP_ID, "a1"))))
        .contains(Field.CORRELATION_ID);
    assertThat(one.tellingApart(error(Map.of(Field.TRACE_ID, "t2")))).contains(Field.TRACE_ID);
    assertThat(one.tellingApart(error(Map.of(Field.CORRELATION_ID, "c1", Field.TRACE_ID, "t2"))))
        .isEmpty();
    assertThat(one.tellingApart(error(Map.of(Field.APP_ID, "a1")))).isEmpty();
    assertThat(one.tellingApart(error(Map.of(Field.USER, "zoe@contoso.com")))).isEmpty();
  }

  @Test
  void leavesTheUserOutForOthers() {
    var error = error(Map.of(Field.USER, "zoe@contoso.com", Field.APP_NAME, "Sales @ Contoso"));

    assertThat(error.withoutPersonalData().fields())
        .containsOnly(Map.entry(Field.APP_NAME, "Sales @ Contoso"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.contoso.com/?login_hint=zoe@contoso.com",
        "https://app.contoso.com/?login_hint=zoe%40contoso.com",
        "https://zoe:secret@app.contoso.com/",
        "zoe@contoso.com"
      })
  void leavesOutForOthersWhateverHoldsAnAddressOfAPerson(String value) {
    var error = error(Map.of(Field.REDIRECT_URI, value, Field.TENANT, "contoso.com"));

    assertThat(error.withoutPersonalData().fields())
        .containsOnly(Map.entry(Field.TENANT, "contoso.com"));
  }

  @Test
  void holdsNothingThatContradictsItself() {
    var other = ErrorCode.of("AADSTS50106");
    var nothing = new HashMap<Field, String>();
    nothing.put(Field.TENANT, null);

    assertThatThrownBy(
            () -> new SignInError(List.of(CODE), Optional.of(other), Map.of(), Cloud.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SignInError(List.of(CODE), Optional.empty(), Map.of(), Cloud.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> error(nothing)).isInstanceOf(NullPointerException.class);
  }

  private static SignInError error(Map<Field, String> fields) {
    return new SignInError(List.of(CODE), Optional.of(CODE), fields, Cloud.PUBLIC);
  }
}
