package com.aa.nxop.proofs.documents;

import com.aa.nxop.access.internal.config.Setting;
import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Core's settings and those of every adapter. */
final class AllSettings {
    private AllSettings() {}

    static List<SettingName> values() {
        List<SettingName> all = new ArrayList<>(List.of(Setting.values()));
        ServiceLoader.load(AdapterSettings.class)
                .forEach(adapter -> all.addAll(((AdapterSettings<?>) adapter).names()));
        return all;
    }
}
