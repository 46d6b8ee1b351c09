package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pictures of docs/internals/fleet.md, from fleets in virtual time: {@code ./mvnw -Plong -pl core -am test -Dtest=FleetCurvesTest
 * -Dnxop.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false} draws them again, without that property each must be what is drawn.
 */
@Tag("full")
@Timeout(600)
class FleetCurvesTest {
    private static final Path PICTURES = Path.of("..", "docs", "internals");
    private static final int QUOTA = 600;
    private static final Duration ROLLOUT = Duration.ofHours(2);

    private static void isDrawn(String name, CurvePicture picture) throws IOException {
        Path file = PICTURES.resolve(name);
        if (Boolean.getBoolean("nxop.docs.write")) {
            Files.writeString(file, picture.svg());
        }
        assertThat(file).hasContent(picture.svg());
    }

    /** Pods that have run for hours; then a tenth of them is replaced within a minute. */
    private static Fleet rollout(int pods, int quota, int callsForSession) {
        Fleet fleet = new Fleet(22, ROLLOUT.plusMinutes(20), quota, Duration.ZERO, Duration.ZERO, false);
        fleet.callsForSession(callsForSession);
        fleet.replace(ROLLOUT, pods / 10, Duration.ofMinutes(1));
        fleet.live(pods, Duration.ofMinutes(35));
        return fleet;
    }

    private static int busiest(Fleet fleet, Duration from) {
        return Arrays.stream(fleet.seconds(from, ROLLOUT.plusMinutes(20))).max().orElse(0);
    }

    @Test
    void aThousandPodsAndAHundredOfThemReplaced() {
        Fleet fleet = rollout(1_000, 6, 1);
        assertThat(fleet.replacedServedAfter()).isLessThan(Duration.ofMinutes(3));
    }

    @Tag("long")
    @Test
    void theRolloutOfATenthOfAHundredThousandPods() throws IOException {
        CurvePicture picture = new CurvePicture(
                        "100,000 pods; 10,000 are replaced within a minute",
                        "minutes after the rollout began",
                        -5,
                        15,
                        "requests to STS in a second",
                        1_000)
                .limit("quota of the pods' account in the region: 600 a second", QUOTA);
        for (int calls = 1; calls <= 2; calls++) {
            Fleet fleet = rollout(100_000, QUOTA, calls);
            int[] seconds = fleet.seconds(ROLLOUT.minusMinutes(5), ROLLOUT.plusMinutes(15));
            List<double[]> points = new ArrayList<>();
            for (int second = 0; second + 10 <= seconds.length; second += 10) {
                points.add(new double[] {
                    -5 + second / 60.0,
                    IntStream.range(second, second + 10)
                            .map(i -> seconds[i])
                            .average()
                            .orElse(0)
                });
            }
            picture.curve(
                    (calls == 1 ? "Pod Identity, web identity" : "kube2iam, Vault, a laptop")
                            + ": all served after "
                            + fleet.replacedServedAfter().toSeconds() + " s",
                    points);
        }
        isDrawn("fleet-rollout.svg", picture);
    }

    @Tag("long")
    @Test
    void whatAFleetOfEachSizeAsksOfSts() throws IOException {
        List<double[]> mean = new ArrayList<>();
        List<double[]> busiest = new ArrayList<>();
        for (int pods : new int[] {1_000, 10_000, 20_000, 40_000, 60_000, 80_000, 100_000}) {
            Fleet fleet = rollout(pods, Integer.MAX_VALUE, 1);
            mean.add(new double[] {
                pods,
                Arrays.stream(fleet.seconds(Duration.ofHours(1), ROLLOUT))
                        .average()
                        .orElse(0)
            });
            busiest.add(new double[] {pods, busiest(fleet, ROLLOUT)});
        }
        isDrawn(
                "fleet-sizes.svg",
                new CurvePicture(
                                "What a fleet of each size asks of STS",
                                "pods",
                                0,
                                100_000,
                                "requests to STS in a second",
                                700)
                        .limit("quota of the pods' account in the region: 600 a second", QUOTA)
                        .curve("busiest second while a tenth is replaced within a minute", busiest)
                        .curve("mean of an hour without rollouts", mean));
    }

    /** Each login makes an instance ask STS, on the quota of the NXOP account, whose session signed it. */
    @Tag("long")
    @Test
    void loginsOfDocumentDb() throws IOException {
        CurvePicture picture = new CurvePicture(
                "DocumentDB: all pods connect at the same time",
                "pods",
                0,
                10_000,
                "seconds until the last connection is in",
                600);
        for (int connections : new int[] {2, 10, 20}) {
            picture.curve(
                    connections + " connections for each pod",
                    DoubleStream.of(500, 1_000, 2_500, 5_000, 7_500, 10_000)
                            .mapToObj(pods -> new double[] {
                                pods,
                                LoginStorm.of((int) (pods * connections), QUOTA, 0.5, 10, 22)
                                        .seconds()
                            })
                            .toList());
        }
        isDrawn("fleet-documentdb.svg", picture);
    }

    /** With Kafka's own rests between attempts: reconnect.backoff.ms 50, reconnect.backoff.max.ms 1000. */
    @Test
    void reconnectsToABrokerOfMsk() throws IOException {
        CurvePicture picture = new CurvePicture(
                "MSK: clients connect again after a broker's restart",
                "clients of the broker",
                0,
                3_000,
                "seconds until the last one is in",
                200);
        for (int rate : new int[] {4, 20, 100}) {
            picture.curve(
                    rate + " new connections a second"
                            + (rate == 4
                                    ? " (t3.small; 750 s for 3,000)"
                                    : rate == 100 ? " (other sizes)" : " (older clusters)"),
                    DoubleStream.of(100, 250, 500, 1_000, 1_500, 2_000, 2_500, 3_000)
                            .mapToObj(clients -> new double[] {
                                clients,
                                LoginStorm.of((int) clients, rate, 0.05, 1, 22).seconds()
                            })
                            .toList());
        }
        isDrawn("fleet-msk.svg", picture);
    }

    /** What longer rests save: they do not make the storm longer by much. */
    @Test
    void longerRestsMeanFewerAttempts() {
        LoginStorm kafkas = LoginStorm.of(3_000, 100, 0.05, 1, 22);
        LoginStorm longer = LoginStorm.of(3_000, 100, 1, 10, 22);
        assertThat(longer.attempts()).isLessThan(kafkas.attempts() / 3);
        assertThat(longer.seconds()).isLessThan(kafkas.seconds() * 2);
    }
}
