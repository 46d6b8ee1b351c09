package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.world.PeerS3;
import com.aa.nxop.benchmarks.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** One get after the other from the sandbox's S3, from S3Proxy alone and from Adobe S3Mock, in turns, each with the same client. */
public final class SandboxS3Row implements Row {
    private static final double RATE = 1_000;
    private static final double SHARE = 0.7;
    private static final int WARM_UP = 4_000;
    private static final int GETS = 4_000;
    private static final String KEY = "benchmark";

    @Override
    public List<Line> measure() throws Exception {
        AwsCredentials known = AwsBasicCredentials.create(PeerS3.KEY, PeerS3.SECRET);
        try (World world = World.start();
                NxopAccess nxop = NxopAccess.of(world.config());
                PeerS3 proxy = PeerS3.s3Proxy();
                PeerS3 mock = PeerS3.s3Mock(JarsRow.classPath(Path.of("benchmarks", "clients", "s3mock")));
                S3Client ours = client(
                        URI.create(Objects.requireNonNull(world.environment().get("AWS_ENDPOINT_URL_S3"))),
                        nxop.credentialsProvider().resolveCredentials());
                S3Client alone = client(proxy.endpoint(), known);
                S3Client other = client(mock.endpoint(), known)) {
            return lines(rates(List.of(ours, alone, other)));
        }
    }

    private static List<Line> lines(double[] rates) {
        String peers = Figures.of(rates[1]) + "/s (S3Proxy alone), " + Figures.of(rates[2]) + "/s (S3Mock)";
        String ratios = Figures.ratio(rates[0], rates[1]) + ", " + Figures.ratio(rates[0], rates[2]);
        return List.of(new Line(
                "the sandbox's S3: get of 1 KiB, one after the other",
                Figures.of(rates[0]) + "/s",
                peers,
                ratios,
                "≥ 1000/s, ≥ " + SHARE + " of S3Proxy",
                Met.of(rates[0] >= RATE && rates[0] >= SHARE * rates[1])));
    }

    private static double[] rates(List<S3Client> clients) {
        double[][] nanos = new double[clients.size()][GETS];
        for (S3Client client : clients) {
            client.putObject(put -> put.bucket(World.BUCKET).key(KEY), RequestBody.fromBytes(new byte[1_024]));
        }
        for (int i = -WARM_UP; i < GETS; i++) {
            for (int j = 0; j < clients.size(); j++) {
                int turn = Math.floorMod(i + j, clients.size());
                long start = System.nanoTime();
                clients.get(turn)
                        .getObjectAsBytes(get -> get.bucket(World.BUCKET).key(KEY));
                if (i >= 0) {
                    nanos[turn][i] = (double) (System.nanoTime() - start);
                }
            }
        }
        double[] rates = new double[clients.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = 1e9 / Figures.undisturbed(nanos[i]);
        }
        return rates;
    }

    /** S3Proxy alone does not answer a body in chunks with its checksum behind it, which the client would send by default. */
    private static S3Client client(URI endpoint, AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
