package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.SandboxMsk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One character changed, anywhere in what is signed or in the signature. */
class TamperedTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Gate world = new Gate();

    private boolean admitsPayload(Map<String, String> members) {
        try {
            return world.gate.admitPayload(MAPPER.writeValueAsBytes(members)) != null;
        } catch (LoginRefusedException e) {
            return false;
        }
    }

    private boolean admitsUrl(String url) {
        try {
            return world.gate.admitToken(StockSigner.encode(url)) != null;
        } catch (LoginRefusedException e) {
            return false;
        }
    }

    /** Another one that is not the same in another case, nor part of an encoding of the same. */
    private static char another(char c) {
        return c == '7' ? '8' : '7';
    }

    private static String changed(String text, int at) {
        return text.substring(0, at) + another(text.charAt(at)) + text.substring(at + 1);
    }

    private Map<String, String> payload() {
        Map<String, String> members = new LinkedHashMap<>();
        MAPPER.readTree(world.payload().getBytes(UTF_8))
                .properties()
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().stringValue()));
        return members;
    }

    @Test
    void payloadsAreRefused() {
        Map<String, String> members = payload();
        assertThat(admitsPayload(members)).isTrue();
        List<String> admitted = new ArrayList<>();
        int tried = 0;
        for (Map.Entry<String, String> member : members.entrySet()) {
            for (int i = 0; i < member.getValue().length() && !member.getKey().equals("user-agent"); i++) {
                Map<String, String> copy = new LinkedHashMap<>(members);
                copy.put(member.getKey(), changed(member.getValue(), i));
                tried++;
                if (admitsPayload(copy)) {
                    admitted.add(member.getKey() + " at " + i);
                }
            }
        }
        assertThat(admitted).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void payloadsOfAnotherUserAgentAreNot() {
        Map<String, String> members = payload();
        members.put("user-agent", "curl");
        assertThat(admitsPayload(members)).isTrue();
        members.remove("user-agent");
        assertThat(admitsPayload(members)).isTrue();
    }

    @Test
    void keysAreRefused() {
        for (String key : payload().keySet()) {
            Map<String, String> members = payload();
            members.put(key + "x", String.valueOf(members.remove(key)));
            assertThat(admitsPayload(members)).as(key).isFalse();
        }
    }

    @Test
    void tokensAreRefused() {
        String url = world.url();
        assertThat(admitsUrl(url)).isTrue();
        List<String> admitted = new ArrayList<>();
        for (int i = 0; i < url.length(); i++) {
            if (admitsUrl(changed(url, i))) {
                admitted.add(changed(url, i));
            }
        }
        assertThat(admitted).isEmpty();
    }

    @Test
    void tokensWithMoreOrLessAreRefused() {
        String url = world.url();
        assertThat(admitsUrl(url + "&X-Amz-Date=20260101T000000Z")).isFalse();
        assertThat(world.why()).isEqualTo("The token has the parameter X-Amz-Date twice.");
        assertThat(admitsUrl(url + "&Admin=true")).isFalse();
        assertThat(world.why()).isEqualTo("Unknown parameter in the token: \"Admin\".");
        assertThat(admitsUrl(url.replace("https:", "http:"))).isFalse();
        assertThat(world.why()).isEqualTo("The token is not an https URL with a query.");
        assertThat(admitsUrl(url.replace(".com?", ".com/topic?"))).isFalse();
        assertThat(world.why()).startsWith("Signed for the host \"kafka.us-east-1.amazonaws.com/topic\"");
        assertThat(admitsUrl(url.replace("%3A", "%G"))).isFalse();
        assertThat(world.why()).isEqualTo("The value of Action is not percent-encoded.");
        assertThat(admitsUrl(url.replaceFirst("&X-Amz-Security-Token=[^&]*", "")))
                .isFalse();
        assertThat(world.why()).startsWith("WRONG_TOKEN: ");
    }

    @Test
    void tokensOfOtherCharactersAreRefused() {
        for (String token : List.of("%%%", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "")) {
            try {
                assertThat(world.gate.admitToken(token)).isNull();
            } catch (LoginRefusedException e) {
                assertThat(world.why()).startsWith("The token is not ");
            }
        }
        assertThat(world.records.refusals())
                .hasSize(3)
                .extracting(SandboxMsk.Refusal::mechanism)
                .containsOnly("OAUTHBEARER");
    }
}
