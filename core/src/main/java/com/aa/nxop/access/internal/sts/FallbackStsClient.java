package com.aa.nxop.access.internal.sts;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.FallbackEndpoint;
import com.aa.nxop.access.internal.io.RegionalCalls;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsServiceClientConfiguration;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The calls of STS that the SDK makes, in the pod's region or in a fallback region, as {@link RegionalCalls} decides. Thread-safe. */
public record FallbackStsClient(RegionalCalls<StsClient> regions, StsClient first) implements StsClient {
    static FallbackStsClient of(
            FallbackEndpoint own,
            List<FallbackEndpoint> others,
            Function<FallbackEndpoint, StsClient> maker,
            LongSupplier monotonic) {
        List<FallbackEndpoint> all =
                Stream.concat(Stream.of(own), others.stream()).toList();
        StsClient first = maker.apply(own);
        return new FallbackStsClient(
                new RegionalCalls<>(
                        all.stream().map(where -> where.region().id()).toList(),
                        number -> number == 0 ? first : maker.apply(all.get(number)),
                        monotonic),
                first);
    }

    /** Forgets what became of earlier calls, before the calls of one attempt. */
    public static void begin(StsClient sts) {
        if (sts instanceof FallbackStsClient fallback) {
            fallback.regions.begin();
        }
    }

    /** The fallback region that answered the last call; nothing for the pod's own region. */
    public static Optional<String> region(StsClient sts) {
        return sts instanceof FallbackStsClient fallback ? fallback.regions.fallback() : Optional.empty();
    }

    /** The failure, with the regions that were asked, if a fallback region was. */
    public static AccessException explained(StsClient sts, AccessException e) {
        String note = sts instanceof FallbackStsClient fallback ? fallback.regions.note() : "";
        return note.isEmpty()
                ? e
                : new AccessException(e.finding(), e.stage(), e.what() + note, e.remedy(), e.getCause());
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        return regions.call(sts -> sts.assumeRole(request));
    }

    @Override
    public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest request) {
        return regions.call(sts -> sts.assumeRoleWithWebIdentity(request));
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return regions.call(sts -> sts.getCallerIdentity(request));
    }

    @Override
    public StsServiceClientConfiguration serviceClientConfiguration() {
        return first.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return first.serviceName();
    }

    @Override
    public void close() {
        regions.close();
        first.close();
    }
}
