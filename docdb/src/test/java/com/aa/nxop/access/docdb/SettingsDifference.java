package com.aa.nxop.access.docdb;

import com.mongodb.MongoClientSettings;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Which of all the driver's settings, read by reflection so that none is forgotten, are not the same in two. */
final class SettingsDifference {
    private SettingsDifference() {}

    static List<String> between(MongoClientSettings one, MongoClientSettings other) {
        Map<String, String> left = members(one);
        Map<String, String> right = members(other);
        return left.keySet().stream()
                .filter(name -> !Objects.equals(left.get(name), right.get(name)))
                .toList();
    }

    private static Map<String, String> members(MongoClientSettings settings) {
        Map<String, String> members = new TreeMap<>();
        read("", settings, members);
        read("cluster.", settings.getClusterSettings(), members);
        read("pool.", settings.getConnectionPoolSettings(), members);
        read("socket.", settings.getSocketSettings(), members);
        read("proxy.", settings.getSocketSettings().getProxySettings(), members);
        read("server.", settings.getServerSettings(), members);
        read("tls.", settings.getSslSettings(), members);
        // Groups, which are read on their own, and summaries.
        members.keySet()
                .removeIf(name ->
                        name.matches("get(Cluster|ConnectionPool|Socket|HeartbeatSocket|Server|Ssl|Logger)Settings"
                                + "|.*(Listeners|ProxySettings|ShortDescription)"));
        return members;
    }

    private static void read(String prefix, Object settings, Map<String, String> members) {
        for (Method method : settings.getClass().getMethods()) {
            if (!method.getName().matches("(get|is)[A-Z].*") || method.getName().equals("getClass")) {
                continue;
            }
            try {
                Object value = method.getParameterCount() == 0
                        ? method.invoke(settings)
                        : method.invoke(settings, TimeUnit.MILLISECONDS);
                members.put(prefix + method.getName(), String.valueOf(value));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(method.toString(), e);
            }
        }
    }
}
