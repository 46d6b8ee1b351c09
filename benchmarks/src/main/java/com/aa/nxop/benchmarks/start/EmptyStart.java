package com.aa.nxop.benchmarks.start;

import java.io.IOException;

/** What a JVM alone takes. */
public final class EmptyStart {
    private EmptyStart() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {}
    }
}
