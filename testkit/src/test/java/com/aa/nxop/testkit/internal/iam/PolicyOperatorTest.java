package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators with the key present. Semicolons part values. */
class PolicyOperatorTest {
    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals              | fxip-ms-dev    | fxip-ms-dev  | true
                    StringEquals              | fxip-ms-dev    | FXIP-ms-dev  | false
                    StringEquals              | fxip-ms-dev    | fxip-ms-dev2 | false
                    StringEquals              | fxip-*         | fxip-ms-dev  | false
                    StringEquals              | fxip-*         | fxip-*       | true
                    StringEquals              | a;b;c          | b            | true
                    StringEquals              | a;b;c          | d            | false
                    StringEquals              | ''             | ''           | true
                    StringNotEquals           | a              | b            | true
                    StringNotEquals           | a              | a            | false
                    StringNotEquals           | a;b            | b            | false
                    StringNotEquals           | a;b            | c            | true
                    StringNotEquals           | a*             | ab           | true
                    StringEqualsIgnoreCase    | Crew           | cREW         | true
                    StringEqualsIgnoreCase    | Crew           | screw        | false
                    StringEqualsIgnoreCase    | Cr*            | crew         | false
                    StringNotEqualsIgnoreCase | Crew           | cREW         | false
                    StringNotEqualsIgnoreCase | Crew           | other        | true
                    StringEqualsIgnoreCase    | KILO           | \u212AILO   | true
                    StringEqualsIgnoreCase    | stra\u00DFe   | STRASSE      | false
                    StringEqualsIgnoreCase    | stra\u00DFe   | STRA\u1E9EE | true
                    StringEqualsIgnoreCase    | IL             | \u0131l     | false
                    StringEqualsIgnoreCase    | sky            | \u017Fky    | false
                    StringEqualsIgnoreCase    | \u039D\u0391\u03A3 | \u03BD\u03B1\u03C2 | true
                    StringEqualsIgnoreCase    | \u039D\u0391\u03A3 | \u03BD\u03B1\u03C3 | false
                    StringEqualsIgnoreCase    | \uD801\uDC01 | \uD801\uDC29 | false
                    StringEqualsIgnoreCase    | a\uD801\uDC01 | A\uD801\uDC01 | true
                    StringLike                | a??            | a\uD801\uDC01 | true
                    StringLike                | a?             | a\uD801\uDC01 | false
                    StringLike                | fxip-*         | fxip-ms-dev  | true
                    StringLike                | fxip-*         | Fxip-ms-dev  | false
                    StringLike                | fxip-??        | fxip-ms      | true
                    StringLike                | fxip-??        | fxip-m       | false
                    StringLike                | *              | ''           | true
                    StringLike                | a;fxip-*       | fxip-x       | true
                    StringNotLike             | fxip-*         | fxip-ms      | false
                    StringNotLike             | fxip-*         | other        | true
                    StringNotLike             | fxip-*;oth*    | other        | false
                    """)
    void strings(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    ArnEquals    | arn:aws:iam::1:role/a      | arn:aws:iam::1:role/a       | true
                    ArnEquals    | arn:aws:iam::1:role/a      | arn:aws:iam::1:role/b       | false
                    ArnEquals    | arn:aws:iam::1:role/*      | arn:aws:iam::1:role/x/y     | true
                    ArnLike      | arn:aws:iam::1:role/*      | arn:aws:iam::1:role/x/y     | true
                    ArnLike      | arn:aws:iam::1:role/?      | arn:aws:iam::1:role/x       | true
                    ArnLike      | arn:aws:iam::1:role/?      | arn:aws:iam::1:role/xy      | false
                    ArnLike      | arn:*:iam::1:role/x        | arn:aws:iam::1:role/x       | true
                    ArnLike      | arn:aws:*:*:*:*            | arn:aws:sns:us-east-1:1:t   | true
                    ArnLike      | arn:aws:*:*:*              | arn:aws:sns:us-east-1:1:t   | false
                    ArnLike      | *                          | arn:aws:sns:us-east-1:1:t   | false
                    ArnLike      | arn:aws:sns:*:1:*          | arn:aws:sns:us-east-1:1:a:b | true
                    ArnLike      | arn:aws:sns:*:1:a          | arn:aws:sns:us-east-1:1:a:b | false
                    ArnLike      | arn:aws:sns:*:1:t          | not an arn                  | false
                    ArnLike      | arn:aws:eks:*:1:cluster/*  | arn:aws:eks:x:9:cluster/a:1:cluster/b | false
                    ArnNotEquals | arn:aws:iam::1:role/a      | arn:aws:iam::1:role/b       | true
                    ArnNotEquals | arn:aws:iam::1:role/*      | arn:aws:iam::1:role/b       | false
                    ArnNotLike   | arn:aws:iam::1:role/*      | arn:aws:iam::1:role/b       | false
                    ArnNotLike   | arn:aws:iam::1:role/*      | arn:aws:iam::2:role/b       | true
                    ArnNotLike   | arn:aws:iam::1:role/*      | no arn                      | false
                    ArnNotLike   | arn:aws:iam::1:role/*      | ''                          | false
                    ArnNotEquals | arn:aws:iam::1:role/*      | arn:aws:iam::1              | false
                    ArnNotLike   | ${x:other}                 | no arn                      | false
                    ArnLike      | arn:aws:iam::1:role/*;${x:other} | arn:aws:iam::1:role/b | true
                    """)
    void arns(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    NumericEquals            | 10    | 10    | true
                    NumericEquals            | 10    | 10.0  | true
                    NumericEquals            | 10    | 11    | false
                    NumericEquals            | 10;11 | 11    | true
                    NumericEquals            | 10    | ten   | false
                    NumericNotEquals         | 10    | 11    | true
                    NumericNotEquals         | 10    | 10    | false
                    NumericNotEquals         | 10    | ten   | true
                    NumericEquals            | 7     | 07    | true
                    NumericEquals            | 7     | +7    | true
                    NumericEquals            | 7     | 7e0   | true
                    NumericEquals            | 7     | NaN   | false
                    NumericNotEquals         | 7     | Infinity | true
                    NumericNotEquals         | 7     | ''    | true
                    NumericEquals            | 18014398509481985 | 18014398509481984 | false
                    NumericLessThan          | 10    | 9     | true
                    NumericLessThan          | 10    | 10    | false
                    NumericLessThan          | 10    | 9.99  | true
                    NumericLessThanEquals    | 10    | 10    | true
                    NumericLessThanEquals    | 10    | 10.01 | false
                    NumericGreaterThan       | 10    | 11    | true
                    NumericGreaterThan       | 10    | 10    | false
                    NumericGreaterThan       | -5    | -4    | true
                    NumericGreaterThanEquals | 10    | 10    | true
                    NumericGreaterThanEquals | 10    | 9     | false
                    """)
    void numbers(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    DateEquals            | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | true
                    DateEquals            | 2026-11-21T13:00:00+01:00 | 2026-11-21T12:00:00Z | true
                    DateEquals            | 2026-11-21                | 2026-11-21T00:00:00Z | true
                    DateEquals            | 2026-11-21T12:00:00Z      | 1795262400           | true
                    DateEquals            | 1795262400                | 2026-11-21T12:00:00Z | true
                    DateEquals            | 1795262400                | 1795262400           | true
                    DateEquals            | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:01Z | false
                    DateEquals            | 2026-11-21T12:00:00Z      | yesterday            | false
                    DateEquals            | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00  | true
                    DateEquals            | 2026-11-21T12:00:00.4567Z | 2026-11-21T12:00:00.4561Z | true
                    DateEquals            | 2026-11-21T12:00:00.456Z  | 2026-11-21T12:00:00.457Z  | false
                    DateNotEquals         | 2026-11-21T12:00:00Z      | yesterday            | true
                    DateNotEquals         | 2026-11-21T12:00:00Z      | ''                   | true
                    DateNotEquals         | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:01Z | true
                    DateNotEquals         | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | false
                    DateLessThan          | 2026-11-21T12:00:00Z      | 2026-11-21T11:59:59Z | true
                    DateLessThan          | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | false
                    DateLessThan          | 2026                      | 1999                 | true
                    DateLessThan          | 2026                      | 2026-11-21T12:00:00Z | false
                    DateLessThanEquals    | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | true
                    DateLessThanEquals    | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:01Z | false
                    DateGreaterThan       | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:01Z | true
                    DateGreaterThan       | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | false
                    DateGreaterThanEquals | 2026-11-21T12:00:00Z      | 2026-11-21T12:00:00Z | true
                    DateGreaterThanEquals | 2026-11-21T12:00:00Z      | 2026-11-21T11:59:59Z | false
                    """)
    void dates(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    Bool         | true               | true         | true
                    Bool         | true               | false        | false
                    Bool         | false              | false        | true
                    Bool         | True               | TRUE         | true
                    Bool         | true;false         | false        | true
                    Bool         | true               | yes          | false
                    Bool         | false              | yes          | true
                    Bool         | false              | 1            | true
                    Bool         | false              | ''           | true
                    Bool         | false              | ' true'      | true
                    Bool         | no                 | false        | true
                    BinaryEquals | QmluYXJ5           | QmluYXJ5     | true
                    BinaryEquals | QmluYXJ5           | QmluYXJ6     | false
                    BinaryEquals | QmluYXJ5           | not base64 ! | false
                    BinaryEquals | Qg==               | Qg           | false
                    BinaryEquals | Qg==               | Qh==         | false
                    IpAddress    | 10.0.0.0/8         | 10.1.2.3     | true
                    IpAddress    | 10.0.0.0/8         | 11.1.2.3     | false
                    IpAddress    | 10.1.2.3           | 10.1.2.3     | true
                    IpAddress    | 10.1.2.3           | 10.1.2.4     | false
                    IpAddress    | 10.1.2.3/31        | 10.1.2.2     | true
                    IpAddress    | 10.1.2.3/32        | 10.1.2.2     | false
                    IpAddress    | 192.168.0.0/16;10.0.0.0/8 | 10.1.2.3 | true
                    IpAddress    | 0.0.0.0/0          | 203.0.113.9  | true
                    IpAddress    | 0.0.0.0/0          | 2001:db8::1  | false
                    IpAddress    | 2001:db8::/32      | 2001:db8::1  | true
                    IpAddress    | 2001:db8::/32      | 2001:db9::1  | false
                    IpAddress    | 10.0.0.0/8         | example.com  | false
                    NotIpAddress | 10.0.0.0/8         | example.com  | false
                    NotIpAddress | 10.0.0.0/8         | ''           | false
                    NotIpAddress | 10.0.0.0/8         | 11.1.2.3/32  | false
                    NotIpAddress | 10.0.0.0/8         | 11.258       | false
                    NotIpAddress | 10.0.0.0/8         | 2001:db8::1  | true
                    IpAddress    | 10.0.0.0/8         | 010.001.2.3  | true
                    IpAddress    | 010.0.0.0/08       | 10.1.2.3     | true
                    IpAddress    | 10.0.0.0/8         | ::ffff:10.1.2.3 | true
                    IpAddress    | 10.0.0.0/8         | ::FFFF:a01:203  | true
                    IpAddress    | ::ffff:a00:0/104   | ::ffff:10.1.2.3 | false
                    IpAddress    | ::/0               | ::ffff:10.1.2.3 | false
                    NotIpAddress | 2001:db8::/32      | 2001:db8::10.1.2.3 | false
                    IpAddress    | 2001:db8::/32      | 2001:db8:::9 | true
                    NotIpAddress | 10.0.0.0/8         | 11.1.2.3     | true
                    NotIpAddress | 10.0.0.0/8         | 10.1.2.3     | false
                    NotIpAddress | 10.0.0.0/8;11.0.0.0/8 | 11.1.2.3  | false
                    """)
    void truthBytesAndAddresses(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    ForAllValues:StringEquals    | a;b;c | a       | true
                    ForAllValues:StringEquals    | a;b;c | a;c     | true
                    ForAllValues:StringEquals    | a;b;c | a;d     | false
                    ForAllValues:StringEquals    | a     | A       | false
                    ForAllValues:StringLike      | k-*   | k-1;k-2 | true
                    ForAllValues:StringLike      | k-*   | k-1;x   | false
                    ForAllValues:StringNotEquals | a;b   | c;d     | true
                    ForAllValues:StringNotEquals | a;b   | c;b     | false
                    ForAnyValue:StringEquals     | a;b   | x;b     | true
                    ForAnyValue:StringEquals     | a;b   | x;y     | false
                    ForAnyValue:StringLike       | k-*   | x;k-9   | true
                    ForAnyValue:StringNotEquals  | a;b   | a;b     | false
                    ForAnyValue:StringNotEquals  | a;b   | a;c     | true
                    ForAnyValue:ArnLike          | arn:aws:iam::1:role/* | x;arn:aws:iam::1:role/r | true
                    ForAllValues:NumericLessThan | 10    | 1;2     | true
                    ForAllValues:NumericLessThan | 10    | 1;20    | false
                    ForAnyValue:Bool             | true  | false;true | true
                    StringEquals                 | b     | a;b     | true
                    StringNotEquals              | b     | a;b     | false
                    StringNotEquals              | c     | a;b     | true
                    """)
    void keysWithSeveralValues(String operator, String wanted, String actual, boolean expected) {
        check(operator, wanted, actual, expected);
    }

    @ParameterizedTest(name = "{0}IfExists {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals              | a | a | true
                    StringEquals              | a | b | false
                    StringNotEquals           | a | a | false
                    StringLike                | a* | ab | true
                    ArnLike                   | arn:aws:iam::1:role/* | arn:aws:iam::2:role/r | false
                    NumericLessThan           | 5 | 6 | false
                    DateLessThan              | 5 | 4 | true
                    Bool                      | true | false | false
                    IpAddress                 | 10.0.0.0/8 | 11.0.0.1 | false
                    ForAllValues:StringEquals | a | a;b | false
                    ForAnyValue:StringEquals  | a | a;b | true
                    """)
    void ifExistsChangesNothingWhereTheKeyExists(String operator, String wanted, String actual, boolean expected) {
        check(operator + "IfExists", wanted, actual, expected);
    }

    /** A set by its nature, whatever is in it: AWS's guide calls such keys multivalued. */
    @ParameterizedTest(name = "{0} aws:TagKeys team on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals                | team      | false
                    StringNotEquals             | other     | false
                    StringEqualsIfExists        | team      | false
                    StringNotEqualsIfExists     | other     | false
                    StringLike                  | team      | false
                    StringEquals                | team;other | false
                    StringNotEquals             | -         | true
                    StringEquals                | -         | false
                    StringEqualsIfExists        | -         | true
                    ForAnyValue:StringEquals    | team      | true
                    ForAllValues:StringEquals   | team      | true
                    ForAnyValue:StringNotEquals | other     | true
                    """)
    void aSetNeedsAQuantifier(String operator, String actual, boolean expected) {
        for (String key : List.of("aws:TagKeys", "aws:tagkeys", "sts:TransitiveTagKeys", "aws:PrincipalOrgPaths")) {
            assertThat(Policies.holds(
                            operator, key, List.of("team"), ContextKeys.NONE.with(key, Policies.list(actual))))
                    .as(key)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSetIsNoVariable() {
        ContextKeys keys = ContextKeys.NONE.with("aws:TagKeys", "team").with("x:key", "team");

        assertThat(Policies.holds("StringEquals", "x:key", List.of("${aws:TagKeys}"), keys))
                .isFalse();
        assertThat(Policies.holds("StringNotEquals", "x:key", List.of("${aws:TagKeys}"), keys))
                .isTrue();
    }

    /** AWS comes upon a value that is no ARN: it refuses, whatever the statement wants. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ArnLike    | ${x:other}                        | EXPLICIT_DENY | NO_MATCH
                    ArnNotLike | ${x:other}                        | EXPLICIT_DENY | NO_MATCH
                    ArnLike    | arn:aws:iam::1:role/b;${x:other}  | EXPLICIT_DENY | NO_MATCH
                    ArnNotLike | ${x:other};arn:aws:iam::1:role/a  | EXPLICIT_DENY | NO_MATCH
                    ArnLike    | arn:aws:iam::1:role/a;${x:other}  | EXPLICIT_DENY | ALLOW
                    ArnNotLike | arn:aws:iam::1:role/a;${x:other}  | NO_MATCH      | NO_MATCH
                    """)
    void whatIsNoArnInThePolicyIsOnTheSafeSide(String operator, String wanted, Decision denied, Decision allowed) {
        ContextKeys keys =
                ContextKeys.NONE.with("x:key", "arn:aws:iam::1:role/a").with("x:other", "role-a");

        assertThat(Policies.decide(Policies.condition("Deny", operator, "x:key", Policies.list(wanted)), keys))
                .isEqualTo(denied);
        assertThat(Policies.decide(Policies.condition("Allow", operator, "x:key", Policies.list(wanted)), keys))
                .isEqualTo(allowed);
    }

    private static void check(String operator, String wanted, String actual, boolean expected) {
        ContextKeys keys = ContextKeys.NONE.with("x:key", Policies.list(actual)).with("x:other", "role-a");
        assertThat(Policies.holds(operator, "x:key", Policies.list(wanted), keys))
                .isEqualTo(expected);
    }
}
