package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.SpecialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyTest {
    private static final String START = "{\"Version\":\"2012-10-17\",\"Sid\":\"";

    @TempDir
    Path directory;

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("policy.json"), content).toString();
    }

    private static String ofLength(int length) {
        return START + "x".repeat(length - START.length() - 2) + "\"}";
    }

    @Test
    void isReadOnceAndTrimmed() throws IOException {
        String file = file("\n {\"Version\":\"2012-10-17\",\"Statement\":[]} \n");
        NxopConfig config = Configured.with("NXOP_SESSION_POLICY_FILE", file);
        file("changed");
        assertThat(config.session().policy()).contains("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    }

    /** It was "not a JSON object". */
    @Test
    void aByteOrderMarkIsNoPartOfIt() throws IOException {
        String file = file("\uFEFF{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        assertThat(Configured.with("NXOP_SESSION_POLICY_FILE", file).session().policy())
                .contains("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    }

    @Test
    @Timeout(10)
    void whatIsNoRegularFileIsNamed() {
        assumeTrue(SpecialFile.areKnown());
        String pipe = SpecialFile.fifo(directory.resolve("pipe")).toString();
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                pipe,
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"" + pipe
                        + "\": the file is a named pipe (FIFO), not a regular file. Check that it is mounted and readable by the"
                        + " application's user, or leave the setting out.");
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_POLICY_FILE", "/dev/zero"))
                        .what())
                .contains("the file is a device, not a regular file.");
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_POLICY_FILE", directory.toString()))
                        .what())
                .contains("the file is a directory.");
    }

    @Test
    void mayHave2048Characters() throws IOException {
        String file = file(ofLength(2048));
        assertThat(Configured.with("NXOP_SESSION_POLICY_FILE", file).session().policy())
                .contains(ofLength(2048));
    }

    @Test
    void mayNotBeLonger() throws IOException {
        String file = file(ofLength(2049));
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                file,
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"" + file
                        + "\": the file has 2049 characters, and STS takes at most 2048. Shorten the policy: it can only narrow"
                        + " what the role allows.");
    }

    @Test
    void mustExist() {
        String file = directory.resolve("none.json").toString();
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                file,
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"" + file
                        + "\": the file does not exist. Check that it is mounted and readable by the"
                        + " application's user, or leave the setting out.");
    }

    @Test
    void mustBeText() throws IOException {
        Path file = Files.write(directory.resolve("binary"), new byte[] {'{', (byte) 0xff, '}'});
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                file.toString(),
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"" + file
                        + "\": the file is not text in UTF-8. Check that it is mounted and readable by the"
                        + " application's user, or leave the setting out.");
    }

    @Test
    void mayNotBeADirectory() {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_POLICY_FILE", directory.toString()))
                        .finding())
                .isEqualTo("config-session-policy");
    }

    @Test
    void aPathThatNoFileCanHave() {
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                "a\0b",
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"a?b\": it must be the path of a file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "\"text\"", "{", "Version: 2012", "<xml/>", "{\"a\":}", "{\"a\":1} trailing"})
    void mustBeAJsonObject(String content) throws IOException {
        String file = file(content);
        Configured.hasOneProblem(
                "NXOP_SESSION_POLICY_FILE",
                file,
                Finding.CONFIG_SESSION_POLICY,
                "NXOP_SESSION_POLICY_FILE is \"" + file
                        + "\": the file is not a JSON object. Write an IAM policy with Version and Statement.");
    }

    @Test
    void deeplyNestedJsonIsAProblemAndNoCrash() throws IOException {
        String file = file("{\"a\":" + "[".repeat(2000));
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_SESSION_POLICY_FILE", file))
                        .finding())
                .isEqualTo("config-session-policy");
    }
}
