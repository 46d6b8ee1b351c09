package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.internal.io.InstalledServices;
import com.aa.nxop.access.internal.text.UnknownNames;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.SettingName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** What the settings of each adapter came to. Thread-safe. */
public final class AdapterValues {
    private final Environment environment;
    private final Map<Class<?>, Object> atStart;
    private final Map<Class<?>, Object> later = new ConcurrentHashMap<>();

    private AdapterValues(Environment environment, Map<Class<?>, Object> atStart) {
        this.environment = environment;
        this.atStart = Map.copyOf(atStart);
    }

    /**
     * The adapters on the class path. To look for them takes time on a long class path, so they are looked for where something is set that may be a
     * setting of theirs.
     */
    static List<AdapterSettings<?>> installed(Environment environment) {
        return environment.hasMoreThan(List.of(Setting.values())) ? installed() : List.of();
    }

    private static List<AdapterSettings<?>> installed() {
        List<AdapterSettings<?>> all = new ArrayList<>();
        InstalledServices.of(ServiceLoader.load(AdapterSettings.class, AdapterSettings.class.getClassLoader()))
                .forEach(all::add);
        return all;
    }

    /** Where they were read. */
    public Environment environment() {
        return environment;
    }

    /** Every setting there can be in this process. */
    public static List<SettingName> names() {
        return names(installed());
    }

    /** Reads them; what is wrong is for the problems. */
    static AdapterValues read(List<AdapterSettings<?>> adapters, ConfigInput input) {
        Map<Class<?>, Object> values = new HashMap<>();
        adapters.forEach(adapter -> values.put(adapter.getClass(), adapter.read(input)));
        return new AdapterValues(input.environment(), values);
    }

    /**
     * Those of one adapter, which are read now if it was not found before: where nothing was set for it, or where its class loader is not core's.
     *
     * @throws com.aa.nxop.access.AccessException naming each that is wrong
     */
    @SuppressWarnings("unchecked") // By its own class, and so by its own type.
    public <T> T of(AdapterSettings<T> adapter) {
        Object found = atStart.get(adapter.getClass());
        return (T) (found == null ? later.computeIfAbsent(adapter.getClass(), absent -> read(adapter)) : found);
    }

    private <T> T read(AdapterSettings<T> adapter) {
        ConfigInput input = new ConfigInput(environment);
        T value = adapter.read(input);
        input.throwProblems();
        return value;
    }

    /** Every setting there can be: core's, and those of the adapters that are found. */
    public static List<SettingName> names(Environment environment) {
        return names(installed(environment));
    }

    static List<SettingName> names(List<AdapterSettings<?>> adapters) {
        List<SettingName> names = new ArrayList<>(List.of(Setting.values()));
        adapters.forEach(adapter -> names.addAll(adapter.names()));
        return names;
    }

    /** What to say of names that are none of these. */
    public static UnknownNames unknown(List<? extends SettingName> settings) {
        return new UnknownNames(settings.stream().map(SettingName::variable).toList(), "NXOP_", "nxop-access-");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdapterValues adapters && atStart.equals(adapters.atStart);
    }

    @Override
    public int hashCode() {
        return atStart.hashCode();
    }

    @Override
    public String toString() {
        return atStart.values().toString();
    }
}
