package com.aa.nxop.examples.doctor;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxBuilder;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Something that is set up wrongly, what the Doctor has to say about it, and how its remedy is carried out.
 *
 * @param name for people
 * @param world that it is in, if not in the one with all resources
 * @param shared whether it is in that one, which takes seconds to start
 * @param stage that fails, and nothing else does
 * @param says words of the remedy, as they are printed
 * @param mend does what the remedy says, and where that can be copied, takes it from there
 */
record Misconfiguration(
        String name,
        UnaryOperator<SandboxBuilder> world,
        boolean shared,
        Consumer<Patient> trouble,
        String stage,
        String finding,
        List<String> says,
        BiConsumer<Patient, Said> mend) {

    static Misconfiguration wrong(String name, Consumer<Patient> trouble) {
        return new Misconfiguration(name, world -> world, false, trouble, "", "", List.of(), (patient, said) -> {});
    }

    /** In a world of its own, made like this. */
    Misconfiguration in(UnaryOperator<SandboxBuilder> other) {
        return new Misconfiguration(name, other, false, trouble, stage, finding, says, mend);
    }

    Misconfiguration withResources() {
        return new Misconfiguration(name, world, true, trouble, stage, finding, says, mend);
    }

    Misconfiguration finds(String where, String id, String... words) {
        return new Misconfiguration(name, world, shared, trouble, where, id, List.of(words), mend);
    }

    Misconfiguration mendedBy(BiConsumer<Patient, Said> change) {
        return new Misconfiguration(name, world, shared, trouble, stage, finding, says, change);
    }

    Misconfiguration mendedBy(Consumer<Patient> change) {
        return mendedBy((patient, said) -> change.accept(patient));
    }

    SandboxBuilder newWorld() {
        return world.apply(NxopSandbox.builder());
    }

    @Override
    public String toString() {
        return name;
    }
}
