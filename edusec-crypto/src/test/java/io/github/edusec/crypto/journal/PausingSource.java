package io.github.edusec.crypto.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;

/** A database on which somebody else does something just before a chosen query. */
final class PausingSource {
    private final DataSource source;
    private final long pauseAt;
    private final Action action;
    private long queries;

    PausingSource(DataSource source, long pauseAt, Action action) {
        this.source = source;
        this.pauseAt = pauseAt;
        this.action = action;
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** How many queries there were. */
    long queries() {
        return queries;
    }

    DataSource source() {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                PausingSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("executeQuery") && ++queries == pauseAt) {
                        action.run();
                    }
                    Object result = invoke(real, method, arguments);
                    return switch (method.getName()) {
                        case "getConnection" -> proxy(Connection.class, result);
                        case "prepareStatement" -> proxy(PreparedStatement.class, result);
                        default -> result;
                    };
                }));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
