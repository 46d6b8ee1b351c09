package com.aa.nxop.examples.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.access.doctor.DoctorRun;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A pod that the Doctor looks at: its variables, which are the test's to change, and the world around it. */
final class Patient implements AutoCloseable {
    private static final String USUAL = "20";

    private final Path folder;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Deque<Closeable> toClose = new ArrayDeque<>();
    private NxopSandbox sandbox;
    private String timeout = USUAL;
    private String bucket = "";
    private List<String> named = List.of();
    private @Nullable Firewall firewall;

    private Patient(NxopSandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
        variables.putAll(sandbox.environment());
    }

    /** In a world that goes on after it. */
    static Patient visiting(NxopSandbox sandbox, Path folder) {
        return new Patient(sandbox, folder);
    }

    /** In a world of its own. */
    static Patient in(SandboxBuilder world, Path folder) {
        Patient patient = new Patient(world.start(), folder);
        patient.closing(() -> patient.sandbox.close());
        return patient;
    }

    /** What can only be said when a world is made: the pod is recreated in another one. */
    void moveTo(SandboxBuilder world) {
        sandbox.close();
        sandbox = world.start();
        variables.clear();
        variables.putAll(sandbox.environment());
    }

    NxopSandbox sandbox() {
        return sandbox;
    }

    String get(String variable) {
        return variables.getOrDefault(variable, "");
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** A system property of the application, which the Doctor sees, too. */
    void property(String name, String value) {
        properties.put(name, value);
    }

    void unsetProperties() {
        properties.clear();
    }

    void unset(String... names) {
        variables.keySet().removeAll(List.of(names));
    }

    /** As it is where nobody has touched it. */
    void restore(String variable) {
        variables.put(variable, sandbox.environment().get(variable));
    }

    /** The next run of the Doctor has no more time than this: something hangs. */
    void hurry(int seconds) {
        timeout = String.valueOf(seconds);
    }

    /** The Doctor is to look at this one. */
    void bucket(String name) {
        bucket = name;
    }

    /** The Doctor is to look at these, too: its options, in place of those before. */
    void name(String... options) {
        named = List.of(options);
    }

    /** Writes a file that the pod mounts, or replaces it. */
    String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it had been written so long ago. */
    void age(Path file, Duration time) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(time)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a port before this server, through which nothing comes until the firewall is opened. */
    String behindFirewall(String hostAndPort) {
        firewall = closing(new Firewall(hostAndPort));
        return firewall.address();
    }

    Firewall firewall() {
        return Objects.requireNonNull(firewall);
    }

    /** Who signs the cluster's tokens, as policies name it: without the scheme. */
    String issuer() {
        String claims = sandbox.token().issue("any", Duration.ofHours(1)).split("\\.", -1)[1];
        String json = new String(Base64.getUrlDecoder().decode(claims), UTF_8);
        return JsonMapper.shared().readTree(json).get("iss").asString().replaceFirst("^https://", "");
    }

    <T extends Closeable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }

    Said ask() {
        List<String> arguments = new ArrayList<>(List.of("--json", "--timeout", timeout));
        timeout = USUAL;
        if (!bucket.isEmpty()) {
            arguments.addAll(List.of("--bucket", bucket));
        }
        arguments.addAll(named);
        return Said.in(DoctorRun.with(properties, variables, arguments));
    }

    @Override
    public void close() throws IOException {
        while (!toClose.isEmpty()) {
            toClose.pop().close();
        }
    }
}
