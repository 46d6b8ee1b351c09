package com.aa.nxop.access.s3;

import com.aa.nxop.access.spi.AdapterSettings;
import com.aa.nxop.access.spi.SettingName;
import com.aa.nxop.access.spi.SettingsReader;
import java.util.List;

/** Reads where S3 is and how buckets are addressed. Public for the service loader alone. */
@SuppressWarnings("exports") // What it reads is for this package.
public final class S3SettingsReader implements AdapterSettings<S3Settings> {
    /** For the service loader. */
    public S3SettingsReader() {}

    @Override
    public List<? extends SettingName> names() {
        return List.of(S3Setting.values());
    }

    @Override
    public S3Settings read(SettingsReader reader) {
        return new S3Settings(
                reader.endpoint(S3Setting.ENDPOINT),
                reader.oneOf(S3Setting.ADDRESSING, List.of(S3AddressMode.values()), S3AddressMode::word));
    }
}
