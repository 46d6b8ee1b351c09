package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/** Nobody reaches the sandbox from another machine: the kernel's own list of what this process listens on. */
@Tag("full")
@Timeout(60)
class LoopbackOnlyTest {
    private static final Path PROC = Path.of("/proc/self");
    /** 127.0.0.1, ::1 and ::ffff:127.0.0.1, as proc(5) writes them. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private static final String LISTENING = "0A";

    /** Socket inodes that are this process's own: the lists below have the whole network namespace's. */
    private static Set<String> ownSockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(PROC.resolve("fd"))) {
            for (Path file : open.toList()) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // Closed meanwhile.
        }
    }

    private static List<String> listeningAddresses() throws IOException {
        Set<String> own = ownSockets();
        List<String> addresses = new ArrayList<>();
        for (String list : new String[] {"tcp", "tcp6"}) {
            Path file = PROC.resolve("net").resolve(list);
            if (!Files.exists(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields.length > 9 && fields[3].equals(LISTENING) && own.contains(fields[9])) {
                    addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    @Test
    void everythingListensOnLoopbackAndNothingElse() throws IOException {
        assumeThat(PROC.resolve("net")).as("only Linux tells").exists();
        int before = listeningAddresses().size();
        try (NxopSandbox sandbox =
                NxopSandbox.builder().with(Part.MSK, Part.DOCDB).start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            try (S3Client s3 = pod.s3(target)) {
                s3.listBuckets(); // S3 comes up with its first request.
            }
            List<String> addresses = listeningAddresses();
            assertThat(addresses).hasSizeGreaterThan(before + 5);
            assertThat(LOOPBACK).containsAll(addresses);
        }
    }
}
