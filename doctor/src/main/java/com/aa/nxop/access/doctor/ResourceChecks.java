package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.internal.io.InstalledServices;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks all resources side by side, and reports them in a fixed order.
 *
 * @param found by the name of their resource
 */
record ResourceChecks(
        AdapterContext adapters, DiagnosisOptions options, ProcessSettings process, Map<String, ResourceCheck> found) {
    private static final Logger log = LoggerFactory.getLogger(Doctor.class);

    /** Resources have their own end a little earlier, so that the step that hangs is named and not the resource as a whole. */
    private static final Duration MARGIN = Duration.ofMillis(300);

    private static final List<String> KNOWN = List.of("s3", "msk", "docdb");

    static ResourceChecks of(AdapterContext adapters, DiagnosisOptions options, ProcessSettings process) {
        return new ResourceChecks(adapters, options, process, find());
    }

    /** Of every adapter on the class path. */
    static List<ResourceCheck.Option> availableOptions() {
        return find().values().stream()
                .flatMap(check -> check.options().stream())
                .toList();
    }

    private static Map<String, ResourceCheck> find() {
        Map<String, ResourceCheck> found = new TreeMap<>();
        try {
            InstalledServices.of(ServiceLoader.load(ResourceCheck.class, ResourceCheck.class.getClassLoader()))
                    .forEach(check -> found.put(check.resource(), check));
        } catch (ServiceConfigurationError | LinkageError e) {
            log.warn("The Doctor cannot use a check of a resource: {}", e.toString()); // Reported as missing.
        }
        return found;
    }

    /** All of them skipped, for the same reason if they are configured. */
    List<Check> skipped(String why) {
        return names().stream()
                .map(name -> Check.skipped(name, name, isWanted(name) ? why : notWanted(name)))
                .toList();
    }

    List<Check> runAll(NxopAccess nxop, Deadline deadline) {
        Map<String, List<Check>> seen = new LinkedHashMap<>();
        names().forEach(name -> seen.put(name, Collections.synchronizedList(new ArrayList<>())));
        List<String> wanted = names().stream().filter(this::isWanted).toList();
        CountDownLatch open = new CountDownLatch(wanted.size());
        Set<String> ended = ConcurrentHashMap.newKeySet();
        seen.forEach((name, checks) -> {
            ResourceCheck check = found.get(name);
            if (check == null || !isWanted(name)) {
                checks.add(Check.skipped(name, name, notWanted(name)));
                return;
            }
            Consumer<Check> sink = each -> {
                checks.add(each);
                options.progress().accept(each);
            };
            ResourceContext context =
                    new ResourceContext(nxop, options, name, deadline.earlierBy(MARGIN), sink, process);
            start(check, context, sink, () -> {
                ended.add(name);
                open.countDown();
            });
        });
        await(open, deadline);
        List<Check> all = new ArrayList<>();
        seen.forEach((name, checks) -> {
            boolean whole = ended.contains(name) || !isWanted(name);
            List<Check> told = List.copyOf(checks);
            all.addAll(told);
            if (!whole && told.stream().noneMatch(Check::isFailed)) {
                all.add(unfinished(name));
            }
        });
        return all;
    }

    /** Otherwise what nobody has seen the end of would look as if it were well. */
    private static Check unfinished(String name) {
        AccessException why = new AccessException(
                CoreFinding.UNEXPECTED,
                "The check of " + name + " did not end in time. It hangs between two steps.",
                "Give it more time with --timeout. If it hangs again, report it with a thread dump (jstack).");
        return Check.failed(name, name, why, "The Doctor did not check the rest.");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        found.keySet().stream().filter(name -> !KNOWN.contains(name)).forEach(names::add);
        return names;
    }

    private boolean isWanted(String name) {
        ResourceCheck check = found.get(name);
        return check != null && (check.isConfigured(adapters, options.buckets()) || isNamed(check));
    }

    private boolean isNamed(ResourceCheck check) {
        return check.options().stream()
                .anyMatch(option ->
                        !options.named().getOrDefault(option.name(), List.of()).isEmpty());
    }

    private String notWanted(String name) {
        if (!found.containsKey(name)) {
            return "nxop-access-" + name + " is not on the class path";
        }
        return name.equals("s3") ? "no bucket was named (--bucket NAME)" : "not configured";
    }

    private static void start(ResourceCheck check, ResourceContext context, Consumer<Check> sink, Runnable end) {
        String name = check.resource();
        Thread thread = new Thread(
                () -> {
                    try {
                        check.check(context);
                    } catch (RuntimeException | LinkageError e) {
                        AccessException why = e instanceof AccessException known ? known : Deadline.unexpected(name, e);
                        sink.accept(Check.failed(name, name, why, ""));
                    } finally {
                        end.run();
                    }
                },
                "nxop-doctor-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(CountDownLatch open, Deadline deadline) {
        try {
            if (!open.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                log.debug("A check of a resource still runs after its time limit.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
