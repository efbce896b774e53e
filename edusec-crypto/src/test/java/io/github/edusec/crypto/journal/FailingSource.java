package io.github.edusec.crypto.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A database that is lost at a chosen call: before the call reaches it, or after it, so that its answer is lost. From then on
 * nothing gets through, not even a rollback, as when the process or the network ends.
 */
final class FailingSource {
    private final DataSource source;
    private final long failAt;
    private final boolean before;
    private long calls;
    private boolean lost;

    FailingSource(DataSource source, long failAt, boolean before) {
        this.source = source;
        this.failAt = failAt;
        this.before = before;
    }

    /** Whether the chosen call came. */
    boolean isLost() {
        return lost;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            requireThere();
            return method.getName().equals("getConnection")
                    ? connection(source.getConnection())
                    : invoke(source, method, arguments);
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "prepareStatement" ->
                statement(PreparedStatement.class, (PreparedStatement) invoke(real, method, arguments));
            case "createStatement" -> statement(Statement.class, (Statement) invoke(real, method, arguments));
            case "commit" -> counted(real, method, arguments);
            case "rollback", "setAutoCommit" -> {
                requireThere();
                yield invoke(real, method, arguments);
            }
            default -> invoke(real, method, arguments);
        });
    }

    private <T extends Statement> T statement(Class<T> type, T real) {
        return proxy(
                type,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? counted(real, method, arguments)
                        : invoke(real, method, arguments));
    }

    private Object counted(Object real, Method method, Object[] arguments) throws Throwable {
        requireThere();
        calls++;
        if (calls == failAt && before) {
            lost = true;
        }
        requireThere();
        Object result = invoke(real, method, arguments);
        if (calls == failAt) {
            lost = true;
        }
        requireThere();
        return result;
    }

    private void requireThere() throws SQLException {
        if (lost) {
            throw new SQLException("connection lost");
        }
    }

    @FunctionalInterface
    private interface Handler {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                FailingSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.on(method, arguments)));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
