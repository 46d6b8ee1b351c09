package com.aa.nxop.proofs.house;

import static com.aa.nxop.proofs.house.PublishedClasses.ACCESS;
import static com.aa.nxop.proofs.house.PublishedClasses.TESTKIT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** What no class of any published module does with what it is given. */
final class SafetyRulesTest {
    private static void check(ArchRule rule) {
        rule.check(PublishedClasses.ALL);
    }

    /** Without them, rules on what a class is would hold for every class. */
    @Test
    void ancestorsOfTheClassesAreKnown() {
        assertThat(PublishedClasses.ALL.get(ACCESS + ".AccessException").isAssignableTo(Serializable.class))
                .isTrue();
    }

    @Test
    void nothingIsDeserialized() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.beans.XMLDecoder")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.rmi..", "javax.management.remote..", "javax.naming.."));
    }

    /** Class names come from no setting, file or answer. One class asks a class loader for the login module that it knows by name. */
    @Test
    void noClassIsLoadedByName() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCESS + "..")
                .and()
                .doNotHaveFullyQualifiedName(ACCESS + ".msk.ContextClassLoader")
                .should()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
                .orShould()
                .callMethod(ClassLoader.class, "loadClass", String.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..", "javax.script..")
                .allowEmptyShould(false));
    }

    @Test
    void noProgramIsStarted() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class));
    }

    /** AWS's XML is the AWS SDK's to read. The sandbox's one parser refuses document types: {@code DeletedKeysTest}. */
    @Test
    void theSdkParsesNoXmlAndTheSandboxInOnePlace() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCESS + "..")
                .or()
                .resideInAPackage(TESTKIT + "..")
                .and()
                .doNotHaveFullyQualifiedName(TESTKIT + ".internal.s3.DeletedKeys")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax.."));
    }

    /** JSON becomes trees and records of our own, never types that the text names. */
    @Test
    void noJsonLibraryBindsTypes() {
        check(noClasses()
                .that()
                .resideInAPackage(ACCESS + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..", "com.google.gson..", "org.yaml.."));
    }
}
