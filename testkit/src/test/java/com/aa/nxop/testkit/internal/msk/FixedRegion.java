package com.aa.nxop.testkit.internal.msk;

import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/** For brokers whose host name does not tell their region. */
record FixedRegion(String name) implements ConfigurableRegionProvider {
    @Override
    public Region getRegion(String host) {
        return getRegion();
    }

    @Override
    public Region getRegion() {
        return Region.of(name);
    }
}
