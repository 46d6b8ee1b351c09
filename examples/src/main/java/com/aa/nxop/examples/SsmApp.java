package com.aa.nxop.examples;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Reads a parameter of the NXOP account from SSM's Parameter Store: any AWS client takes the session by {@code configure}. Everything it needs
 * is in the pod's variables: those of the platform, {@code NXOP_ROLE}, and {@code PARAMETER} of its own.
 */
public final class SsmApp {
    private SsmApp() {}

    public static void main(String[] args) {
        String name = System.getenv().getOrDefault("PARAMETER", "/nxop-example/greeting");
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                SsmClient ssm = nxop.configure(SsmClient.builder()).build()) {
            String value = ssm.getParameter(get -> get.name(name).withDecryption(true))
                    .parameter()
                    .value();
            System.out.println("Read the parameter " + name + ": " + value);
        } catch (AccessException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
