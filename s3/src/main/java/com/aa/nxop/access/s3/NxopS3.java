package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.ProfileFiles;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3CrtAsyncClientBuilder;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3 clients in the NXOP account. Stateless; every client shares the session of the {@link NxopAccess} it was made from, is the
 * caller's to close, and closing it leaves the session as it is.
 */
public final class NxopS3 {
    private NxopS3() {}

    /**
     * A client with the defaults of {@link #configure}. Its HTTP client is the one on the class path: the small one that the SDK
     * brings, or {@code apache5-client} where the application adds it (a connection pool; better under load). It goes through the proxy that
     * {@code HTTPS_PROXY} and {@code NO_PROXY} or the JDK's system properties name.
     */
    public static S3Client client(NxopAccess nxop) {
        return builder(nxop).build();
    }

    /** All that {@link #client} sets. */
    static S3ClientBuilder builder(NxopAccess nxop) {
        S3ClientBuilder builder = configure(S3Client.builder().overrideConfiguration(NxopS3::withoutProfile), nxop)
                .defaultsMode(nxop.adapterContext().defaultsMode());
        S3HttpClients.of(nxop).sync().ifPresent(builder::httpClientBuilder);
        return builder;
    }

    /**
     * An asynchronous client with the defaults of {@link #configure}. It goes through a proxy as {@link #client} does if its HTTP client is
     * {@code netty-nio-client}; others read the variables in their own way.
     *
     * @throws AccessException if the application has no asynchronous HTTP client on its class path: the SDK brings none
     */
    public static S3AsyncClient asyncClient(NxopAccess nxop) {
        try {
            S3AsyncClientBuilder builder = configure(
                            S3AsyncClient.builder().overrideConfiguration(NxopS3::withoutProfile), nxop)
                    .defaultsMode(nxop.adapterContext().defaultsMode());
            S3HttpClients.of(nxop).async().ifPresent(builder::httpClientBuilder);
            return builder.build();
        } catch (SdkClientException e) {
            if (!String.valueOf(e.getMessage()).contains("Unable to load an HTTP implementation")) {
                throw e;
            }
            throw new AccessException(
                    S3Finding.S3_ASYNC_CLIENT,
                    "An asynchronous S3 client needs an asynchronous HTTP client, but the class path has none.",
                    "Add software.amazon.awssdk:netty-nio-client (or aws-crt-client) to the application's dependencies, or use"
                            + " NxopS3.client.",
                    e);
        }
    }

    /**
     * A presigner whose URLs say how long they live: {@code expiration()} of what it returns, and {@code X-Amz-Expires}. A URL ends with the session
     * that signed it, whatever duration it was asked for. So the SDK fetches the next session first where the rest of this one's life is shorter
     * than the wanted duration, at most once in a twentieth of a session's life. A URL gets the wanted duration, or at least nineteen twentieths of
     * a session's life.
     *
     * <p>Its methods throw {@link AccessException} where no session lasts as long as the URL is wanted, or where there is no session. Thread-safe.
     *
     * @throws AccessException if the machine's profile files are broken: the AWS SDK parses them whenever it builds a presigner
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Amazon S3: presigned URLs</a>
     */
    public static S3Presigner presigner(NxopAccess nxop) {
        return presigner(nxop, builder -> {});
    }

    /**
     * As {@link #presigner(NxopAccess)}, with what the caller sets: another endpoint, another form of addresses, FIPS.
     *
     * @param more is called twice, after the SDK's own settings: with the builder for buckets, and with the one for access points
     */
    public static S3Presigner presigner(NxopAccess nxop, Consumer<S3Presigner.Builder> more) {
        ControlPlane.checkProfileFiles();
        boolean path = S3Settings.of(nxop).pathStyle().orElse(false);
        S3Presigner accessPoints = presigner(nxop, false, more);
        S3Presigner buckets = path ? presigner(nxop, true, more) : accessPoints;
        return new SessionBoundPresigner(buckets, accessPoints, new PresignLifetime(nxop.adapterContext()));
    }

    private static S3Presigner presigner(NxopAccess nxop, boolean path, Consumer<S3Presigner.Builder> more) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .credentialsProvider(nxop.credentialsProvider())
                .region(nxop.region())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(path).build());
        S3Settings.of(nxop).endpoint().ifPresent(builder::endpointOverride);
        more.accept(builder);
        return builder.build();
    }

    /**
     * Sets on the caller's own builder: credentials, region and, where {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL} is set,
     * that endpoint. {@code NXOP_S3_ADDRESSING} says whether the path or the host names the bucket. Where it is not set, the path does for that
     * endpoint: few serve one host name for each bucket. The host always names an access point, by its ARN or its alias.
     *
     * <p>Time-outs, retries and checksums stay as the AWS SDK has them: 2 s to connect, 30 s for one silence of S3, four attempts. There
     * is no limit on a call as a whole, which would cut off large transfers that make good progress; set one with
     * {@code overrideConfiguration} where objects are small.
     *
     * <p>The client discards a session that S3 calls dead ({@code ExpiredToken}, {@code InvalidAccessKeyId} and the like), as {@link
     * NxopAccess#invalidate} does: the call fails, and the next one has a new session. An answer to HEAD has no text that would say so. A
     * plugin adds the interceptor that does it when the client is built: the caller's interceptors stay, and neither an earlier nor a later
     * {@code overrideConfiguration} takes it away.
     *
     * <p>The HTTP client with its proxy and the defaults mode stay the caller's, because a builder does not tell whether they were set: with
     * {@code AWS_DEFAULTS_MODE=auto} the AWS SDK then asks the metadata service where it is. {@link #client} does not.
     */
    public static <B extends S3BaseClientBuilder<B, C>, C> B configure(B builder, NxopAccess nxop) {
        nxop.configure(builder);
        builder.addPlugin(new DeadSessionInterceptor(nxop.adapterContext()).plugin());
        S3Settings settings = S3Settings.of(nxop);
        settings.endpoint().ifPresent(builder::endpointOverride);
        settings.pathStyle().ifPresent(builder::forcePathStyle);
        builder.addPlugin(AccessPointEndpointProvider::addTo);
        return builder;
    }

    /**
     * As {@link #configure(S3BaseClientBuilder, NxopAccess)}, for {@code S3AsyncClient.crtBuilder()}, whose client needs
     * {@code software.amazon.awssdk.crt:aws-crt} of the application's own.
     *
     * <p>This builder takes less than the others. The client does not discard a session that S3 calls dead: give the exception to {@link #explain}, and
     * call {@link NxopAccess#invalidate} where it says {@code session-refused}. It does not reach an access point where the path names the
     * bucket: set {@code NXOP_S3_ADDRESSING=virtual-host}. Its proxy is the caller's, or as the CRT reads {@code HTTPS_PROXY}.
     */
    public static S3CrtAsyncClientBuilder configure(S3CrtAsyncClientBuilder builder, NxopAccess nxop) {
        ControlPlane.checkProfileFiles();
        builder.credentialsProvider(nxop.credentialsProvider()).region(nxop.region());
        S3Settings settings = S3Settings.of(nxop);
        settings.endpoint().ifPresent(builder::endpointOverride);
        settings.pathStyle().ifPresent(builder::forcePathStyle);
        return builder;
    }

    /**
     * What an exception of an S3 client means: a session that S3 does not accept, a missing permission, a bucket in another region, a network
     * that does not lead to S3. Calls nobody.
     *
     * @param failure what the client has thrown, or a future has been given; what it is wrapped in does not matter
     */
    public static AccessException explain(NxopAccess nxop, Throwable failure) {
        return new S3FailureExplanation(nxop, Optional.empty()).of(failure);
    }

    /** A pod has no profile, and what a laptop's says of endpoints and regions is not meant for the NXOP account. */
    private static void withoutProfile(ClientOverrideConfiguration.Builder client) {
        client.defaultProfileFile(ProfileFiles.none());
    }
}
