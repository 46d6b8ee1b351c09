package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages in a browser, each as wide as a phone and as a screen. A board shows them in frames, unchanged: it is the board's own script that
 * measures them, and a frame may be narrower than Chromium's least window.
 */
@Tag("full")
@Timeout(300)
final class HtmlRenderingTest {
    private static final int SCREEN = 1280;
    private static final int PHONE = 400;
    private static final int ROW = 1500;

    private static final String SCRIPT = """
            addEventListener('load', () => {
              const lines = [];
              for (const frame of document.querySelectorAll('iframe')) {
                const page = frame.contentDocument, box = frame.getBoundingClientRect();
                for (const each of page.querySelectorAll('*')) {
                  const clipped = each.namespaceURI.endsWith('xhtml') && getComputedStyle(each).position === 'absolute';
                  const own = each.getBoundingClientRect();
                  const inner = each.clientWidth > 0 && each.scrollWidth > each.clientWidth;
                  if (page.body.contains(each) && !clipped && !each.closest('thead') && (inner || own.right > box.width + .5)) {
                    lines.push(`overflow ${frame.id} ${each.tagName} ${each.textContent.trim().slice(0, 40)}`);
                  }
                }
                for (const each of page.querySelectorAll('figure li.link, figure li.place')) {
                  const own = each.getBoundingClientRect();
                  const kind = each.classList.contains('broken') ? 'broken' : 'other';
                  lines.push([kind, frame.id, box.left + own.left, box.top + own.top, own.width, own.height].join(' '));
                }
              }
              const out = document.createElement('pre');
              out.textContent = 'BEGIN\\n' + lines.join('\\n') + '\\nEND';
              document.body.append(out);
            });
            """;

    @TempDir
    private static Path folder;

    private static final Map<String, Diagnosis> SAMPLES = DiagnosisSamples.all();
    private static Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    static void findTheBrowser() throws IOException {
        chromium = Chromium.installed(folder);
        StringBuilder board =
                new StringBuilder("<!DOCTYPE html><meta charset=utf-8><meta name=color-scheme content='light dark'>");
        board.append("<style>body{margin:0}iframe{position:absolute;border:0;height:")
                .append(ROW)
                .append("px}</style>");
        int top = 0;
        for (Map.Entry<String, Diagnosis> sample : SAMPLES.entrySet()) {
            int left = 0;
            for (int width : new int[] {SCREEN, PHONE}) {
                board.append("<iframe id=" + sample.getKey() + "-" + width + " style='top:" + top + "px;left:" + left
                        + "px;width:" + width + "px' srcdoc=\""
                        + sample.getValue().toHtml().replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe>\n");
                left += width;
            }
            top += ROW;
        }
        Files.writeString(board(), board + "<script>" + SCRIPT + "</script>");
    }

    private static Path board() {
        return folder.resolve("board.html");
    }

    private static Chromium browser() {
        assumeTrue(chromium.isPresent(), Chromium::why);
        return chromium.orElseThrow();
    }

    private static int height() {
        return ROW * SAMPLES.size();
    }

    private static List<String> measured() throws IOException {
        String dom = browser().dom(board(), SCREEN + PHONE, height());
        assertThat(dom).contains("BEGIN\n", "\nEND");
        return dom.substring(dom.indexOf("BEGIN\n") + 6, dom.indexOf("\nEND"))
                .lines()
                .toList();
    }

    private static List<Rectangle> parts(List<String> measured, String kind, String frame) {
        List<Rectangle> parts = new ArrayList<>();
        for (String line : measured) {
            List<MatchResult> found = Pattern.compile("^" + kind + " " + frame + " (\\S+) (\\S+) (\\S+) (\\S+)$")
                    .matcher(line)
                    .results()
                    .toList();
            found.forEach(part -> parts.add(new Rectangle(
                    (int) Double.parseDouble(part.group(1)),
                    (int) Double.parseDouble(part.group(2)),
                    (int) Double.parseDouble(part.group(3)),
                    (int) Double.parseDouble(part.group(4)))));
        }
        return parts;
    }

    @Test
    void nothingIsWiderThanThePage() throws IOException {
        assertThat(measured()).noneMatch(line -> line.startsWith("overflow"));
    }

    /** Nor does this test pass whatever it sees. */
    @Test
    void whatIsWiderThanThePageIsSeen() throws IOException {
        Path wide = Files.writeString(
                folder.resolve("wide.html"),
                Files.readString(board())
                        .replace("Access fails at assume-role.", "<nobr>" + "wide ".repeat(80) + "</nobr>"));
        assertThat(browser().dom(wide, SCREEN + PHONE, height())).contains("overflow assume-role-400 P wide");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBrokenLinkIsRedWhereItIsAndNothingElseOfTheWayIs(boolean dark) throws IOException {
        List<String> measured = measured();
        BufferedImage picture = browser().picture(board(), SCREEN + PHONE, height(), dark);
        assertThat(new Color(picture.getRGB(2, 2)).equals(Color.WHITE))
                .as("a dark page is dark")
                .isNotEqualTo(dark);
        Map<String, Integer> broken =
                Map.of("well", 0, "configuration", 1, "source", 1, "assume-role", 1, "resources", 2);
        SAMPLES.keySet().forEach(name -> {
            for (int width : new int[] {SCREEN, PHONE}) {
                String frame = name + "-" + width;
                List<Rectangle> red = parts(measured, "broken", frame);
                assertThat(red).as(frame).hasSize(broken.getOrDefault(name, -1));
                assertThat(red)
                        .allSatisfy(part -> assertThat(redPixels(picture, part))
                                .as("%s: border and sign at %s", frame, part)
                                .isGreaterThan(2L * (part.width + part.height)));
                assertThat(parts(measured, "other", frame))
                        .hasSizeGreaterThanOrEqualTo(6)
                        .allSatisfy(part -> {
                            assertThat(redPixels(picture, part))
                                    .as("%s at %s", frame, part)
                                    .isZero();
                            assertThat(colours(picture, part))
                                    .as("%s: something is drawn at %s", frame, part)
                                    .isGreaterThan(3);
                        });
            }
        });
    }

    /** Strong red: not the pale one of a background, nor the edges of letters. */
    private static long redPixels(BufferedImage picture, Rectangle part) {
        return pixels(picture, part).stream()
                .filter(pixel -> pixel.getRed() > 150
                        && pixel.getRed() > pixel.getGreen() + 80
                        && pixel.getRed() > pixel.getBlue() + 80)
                .count();
    }

    private static long colours(BufferedImage picture, Rectangle part) {
        return pixels(picture, part).stream().distinct().count();
    }

    private static List<Color> pixels(BufferedImage picture, Rectangle part) {
        List<Color> pixels = new ArrayList<>();
        for (int x = part.x; x < part.x + part.width; x++) {
            for (int y = part.y; y < part.y + part.height; y++) {
                pixels.add(new Color(picture.getRGB(x, y)));
            }
        }
        return pixels;
    }
}
