package com.aa.nxop.access.docdb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.connection.ConnectionPoolSettings;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the application left at the driver's defaults, and the SDK sets. The driver does not say whether a default was set on purpose: only
 * the text of a connection string does.
 *
 * @param text what it names is set, whatever it is set to
 */
record DefaultSettings(MongoClientSettings own, Optional<ConnectionString> text) {
    private static final MongoClientSettings DRIVER =
            MongoClientSettings.builder().build();

    private static final int CONNECTIONS = 50;
    private static final int CONNECT_SECONDS = 5;
    private static final int FREE_CONNECTION_SECONDS = 10;

    void fill(MongoClientSettings.Builder builder) {
        if (unset(MongoClientSettings::getReadPreference, ConnectionString::getReadPreference)) {
            builder.readPreference(ReadPreference.secondaryPreferred());
        }
        if (unset(MongoClientSettings::getRetryWrites, ConnectionString::getRetryWritesValue)) {
            builder.retryWrites(false);
        }
        builder.applyToConnectionPoolSettings(this::fill);
        if (unset(DefaultSettings::connectTimeout, ConnectionString::getConnectTimeout)) {
            builder.applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS));
        }
    }

    private void fill(ConnectionPoolSettings.Builder pool) {
        // A pool that starts larger than our limit has another one in mind, and the driver refuses a minimum above the
        // maximum.
        boolean small = own.getConnectionPoolSettings().getMinSize() <= CONNECTIONS;
        if (small && unset(DefaultSettings::largestPool, ConnectionString::getMaxConnectionPoolSize)) {
            pool.maxSize(CONNECTIONS);
        }
        if (unset(DefaultSettings::longestWait, ConnectionString::getMaxWaitTime)) {
            pool.maxWaitTime(FREE_CONNECTION_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean unset(
            Function<MongoClientSettings, Object> setting, Function<ConnectionString, @Nullable Object> option) {
        boolean named = text.isPresent() && option.apply(text.get()) != null;
        return !named && setting.apply(own).equals(setting.apply(DRIVER));
    }

    private static int largestPool(MongoClientSettings settings) {
        return settings.getConnectionPoolSettings().getMaxSize();
    }

    private static long longestWait(MongoClientSettings settings) {
        return settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.MILLISECONDS);
    }

    private static int connectTimeout(MongoClientSettings settings) {
        return settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS);
    }
}
