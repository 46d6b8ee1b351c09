package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyVariables.Expanded;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values with the variables replaced. */
class PolicyVariablesTest {
    private static final RequestContext KEYS = new RequestContext(
            Pods.with(Map.of("kubernetes-namespace", "fxip-ms-dev", "star", "*", "empty", ""), Optional.empty(), false),
            Remarks.NOW,
            false);

    private static String expanded(String template) {
        Expanded expanded = PolicyVariables.expand(template, KEYS);
        return expanded.truth()
                + expanded.value().map(glob -> " " + glob.text()).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plain                                               | TRUE plain
            ""                                                  | "TRUE "
            ${aws:RequestTag/kubernetes-namespace}              | TRUE fxip-ms-dev
            ${AWS:requesttag/Kubernetes-Namespace}              | TRUE fxip-ms-dev
            ${ aws:RequestTag/kubernetes-namespace }            | TRUE fxip-ms-dev
            a/${aws:RequestTag/kubernetes-namespace}/b          | TRUE a/fxip-ms-dev/b
            ${aws:PrincipalType}-${aws:PrincipalAccount}        | TRUE AssumedRole-285282426848
            ${aws:RequestTag/empty}                             | "TRUE "
            ${aws:RequestTag/none}                              | FALSE
            a${aws:RequestTag/none}b                            | FALSE
            ${aws:RequestTag/none, 'other'}                     | TRUE other
            ${aws:RequestTag/none,'a, b'}                       | TRUE a, b
            ${aws:RequestTag/kubernetes-namespace, 'other'}     | TRUE fxip-ms-dev
            ${aws:TagKeys}                                      | FALSE
            ${aws:TagKeys, 'several'}                           | TRUE several
            ${aws:SourceVpce}                                   | UNKNOWN
            ${aws:SourceVpce, 'other'}                          | UNKNOWN
            ${aws:userid}                                       | UNKNOWN
            ${*}${?}${$}                                        | TRUE *?$
            $(aws:PrincipalType)                                | TRUE $(aws:PrincipalType)
            ${aws:PrincipalType                                 | TRUE ${aws:PrincipalType
            """)
    void everyForm(String template, String result) {
        assertThat(expanded(template)).isEqualTo(result);
    }

    /** What the request holds is no pattern, and an escaped star is none either; those of the policy stay. */
    @ParameterizedTest
    @ValueSource(strings = {"${aws:RequestTag/star}-*", "${*}-*"})
    void onlyThePolicysOwnStarsAreWild(String template) {
        WildcardPattern glob = PolicyVariables.expand(template, KEYS).value().orElseThrow();
        assertThat(glob.matches("*-anything")).isTrue();
        assertThat(glob.matches("x-anything")).isFalse();
    }

    @Test
    void theKeysThatAValueRefersTo() {
        assertThat(PolicyVariables.keys("a/${aws:RequestTag/team}/${ aws:PrincipalTag/x , 'y' }/${*}/${aws:userid}"))
                .containsExactly("aws:RequestTag/team", "aws:PrincipalTag/x", "aws:userid");
        assertThat(PolicyVariables.keys("plain * ${?}")).isEmpty();
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("${", "}", "$", "{", "*", "?", ",", "'", " ", "a", "aws:userid", "aws:RequestTag/star")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    /** A policy may hold anything. */
    @Property(tries = 1000)
    void noTextBreaksIt(@ForAll("templates") String template) {
        Expanded expanded = PolicyVariables.expand(template, KEYS);
        assertThat(expanded.value().isPresent()).isEqualTo(expanded.truth() == TruthValue.TRUE);
        assertThat(PolicyVariables.keys(template))
                .allSatisfy(key -> assertThat(template).contains(key));
    }

    @Property(tries = 300)
    void aTextWithoutADollarSignStaysAsItIs(@ForAll("templates") String template) {
        String plain = template.replace("$", "");
        assertThat(PolicyVariables.expand(plain, KEYS).value()).contains(WildcardPattern.of(plain));
    }
}
