package com.aa.nxop.access.internal.config;

import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import java.util.List;
import java.util.Optional;

/** What is set below the process's own environment. */
public interface FallbackSettings {
    Optional<ConfiguredValue> find(SettingName setting);

    /** Whether something is set that may be a setting, and is none of these. */
    boolean hasMoreThan(List<? extends SettingName> settings);
}
