package com.aa.nxop.proofs.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repackaged jar, as Spring Boot starts it, in a process that has nothing else; and the ways in which images take it apart. */
final class SpringBootIT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("nxop-example-topic"))
            .build();

    private static final Path DOCUMENT = Path.of("../../docs/guide/doctor.md");

    @TempDir
    private static Path folder;

    record Run(int exit, String output) {}

    /** As a shell reads it, in this folder. Only what properties cannot look up is added: the brokers. The role stands in application.properties. */
    private static Run run(Path where, String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(where.toFile());
        builder.environment().clear();
        builder.environment().putAll(sandbox.environment());
        builder.environment().put("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers());
        builder.environment().remove("NXOP_MSK_CLUSTER_ARN");
        builder.environment().put("NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
        builder.environment().remove("NXOP_DOCDB_CLUSTER_ID");
        builder.environment().remove("NXOP_ROLE");
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment()
                .put(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
        builder.redirectError(Path.of("target", "stderr.txt").toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-boot.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The jar as an image has it: whole, or taken apart by Spring Boot's own tools. */
    @BeforeAll
    static void makeImages() throws Exception {
        Path jar = Files.copy(jar(), folder.resolve("app.jar"));
        for (String options : new String[] {"--launcher --destination launcher", "--destination thin"}) {
            Run run = run(folder, "java -Djarmode=tools -jar " + jar + " extract " + options);
            assertThat(run.exit()).as(run.output()).isZero();
        }
        Files.writeString(folder.resolve("launcher/jib-classpath-file"), "\"BOOT-INF/classes:BOOT-INF/lib/*\"");
    }

    /** The Kafka client of properties alone knows nothing of Spring's nxop.role. */
    @Test
    void theApplicationRuns() throws Exception {
        assertThat(run(folder, "NXOP_ROLE=178549792225/example-role java -jar app.jar"))
                .isEqualTo(new Run(0, """
                S3: Hello
                DocumentDB: 1
                MSK: 0
                """));
    }

    /** Each line of the document's table: where the image has the application, and the command. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ". | java -cp app.jar -Dloader.main=com.aa.nxop.access.doctor.Doctor"
                        + " org.springframework.boot.loader.launch.PropertiesLauncher --spring",
                "launcher | java -cp 'BOOT-INF/classes:BOOT-INF/lib/*' com.aa.nxop.access.doctor.Doctor --spring",
                "thin | java -cp app.jar com.aa.nxop.access.doctor.Doctor --spring",
                "launcher | java -cp @jib-classpath-file com.aa.nxop.access.doctor.Doctor --spring"
            })
    void theDoctorSeesWhatTheApplicationSees(String where, String command) throws Exception {
        assertThat(Files.readString(DOCUMENT)).contains(command.replace("@jib", "@/app/jib"));
        Run run = run(folder.resolve(where), command + " --json --bucket nxop-example-data");
        assertThat(run.output())
                .contains("\"stage\": \"s3\"", "\"stage\": \"msk\"", "\"stage\": \"docdb\"")
                .contains("""
                            {
                              "name": "NXOP_ROLE",
                              "origin": "file",
                              "value": "178549792225/example-role"
                            }\
                        """.stripTrailing())
                .doesNotContain("skipped"); // As a check is whose adapter was not found.
        assertThat(run.exit()).as(run.output()).isZero();
    }

    /** What the Doctor said before, and why --spring is there. */
    @Test
    void withoutTheOptionTheRoleIsMissing() throws Exception {
        Run run = run(folder.resolve("thin"), "java -cp app.jar com.aa.nxop.access.doctor.Doctor");
        assertThat(run.output()).contains("config-missing", "NXOP_ROLE is not set");
        assertThat(run.exit()).isOne();
    }
}
