package com.aa.nxop.testkit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * AWS's clients learn from an answer how far their clock is off, and keep it for the whole process. Before each test they forget what an
 * earlier one taught them with a clock that it moved: so the order of the classes does not matter.
 */
public final class ForgottenClocks implements BeforeAllCallback, BeforeEachCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }
}
