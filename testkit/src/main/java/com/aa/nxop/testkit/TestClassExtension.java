package com.aa.nxop.testkit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What JUnit calls: the sandbox runs for the tests of one class, its nested classes included, and is a parameter of them. */
abstract sealed class TestClassExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver
        permits NxopSandbox {
    private int testClasses;

    abstract NxopSandbox start();

    abstract void close();

    @Override
    public final synchronized void beforeAll(ExtensionContext context) {
        NxopSandbox unused = start();
        testClasses++;
    }

    @Override
    public final synchronized void afterAll(ExtensionContext context) {
        testClasses--;
        if (testClasses == 0) {
            close();
        }
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NxopSandbox.class;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}
