package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A browser without a window, if this machine has one. It reaches no network: its pages name nothing. */
record Chromium(Path program, Path folder) {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** @param folder for its profile and its pictures */
    static Optional<Chromium> installed(Path folder) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .flatMap(entry -> NAMES.stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .map(program -> new Chromium(program, folder))
                .filter(Chromium::starts)
                .findFirst();
    }

    static String why() {
        return "none of " + NAMES
                + " is on PATH and starts: nobody looks at the page (Debian: apt-get install chromium)";
    }

    /** Some of these names are scripts that say how to install it. */
    private boolean starts() {
        try {
            return run("--version").matches("(?s).*(Chromium|Chrome) \\d+.*");
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** The document's tree after its scripts have run. */
    String dom(Path page, int width, int height) throws IOException {
        return run(
                "--dump-dom",
                "--virtual-time-budget=10000",
                size(width, height),
                page.toUri().toString());
    }

    BufferedImage picture(Path page, int width, int height, boolean dark) throws IOException {
        Path file = Files.createTempFile(folder, "page", ".png");
        run(
                "--screenshot=" + file,
                "--virtual-time-budget=10000",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                size(width, height),
                page.toUri().toString());
        return ImageIO.read(file.toFile());
    }

    private static String size(int width, int height) {
        return "--window-size=" + width + "," + height;
    }

    private String run(String... arguments) throws IOException {
        // Root has no sandbox; pages of our own need none.
        List<String> command = new ArrayList<>(Stream.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=1",
                        "--user-data-dir=" + folder.resolve("profile"))
                .toList());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "chromium", ".out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Chromium did not end in a minute: " + command);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Files.readString(out, UTF_8);
    }
}
