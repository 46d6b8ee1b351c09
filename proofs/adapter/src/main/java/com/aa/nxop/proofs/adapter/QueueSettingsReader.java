package com.aa.nxop.proofs.adapter;

import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.ConfiguredValue;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.util.List;
import java.util.Optional;

/** Reads where the queue is. Public for the service loader alone. */
@SuppressWarnings("exports") // What it reads is for this package.
public final class QueueSettingsReader implements AdapterSettings<QueueSettings> {
    /** For the service loader. */
    public QueueSettingsReader() {}

    @Override
    public List<? extends SettingName> names() {
        return List.of(QueueSetting.values());
    }

    @Override
    public QueueSettings read(SettingsReader reader) {
        Optional<ConfiguredValue> queue = reader.find(QueueSetting.QUEUE);
        queue.filter(name -> !name.value().matches("[a-z]+"))
                .ifPresent(name -> reader.problem(
                        QueueFinding.QUEUE_NAME,
                        name,
                        "a queue's name has lower-case letters only. Write for example orders."));
        return new QueueSettings(reader.endpoint(QueueSetting.ENDPOINT), queue.map(ConfiguredValue::value));
    }
}
