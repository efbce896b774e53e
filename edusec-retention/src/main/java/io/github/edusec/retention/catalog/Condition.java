package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.jdbc.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A condition in SQL with its parameters in order. Not thread-safe. */
final class Condition {
    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Condition(Dialect dialect) {
        this.dialect = dialect;
    }

    void add(String part) {
        sql.append(part);
    }

    void add(Condition other) {
        sql.append(other.sql);
        parameters.addAll(other.parameters);
    }

    void day(LocalDate day) {
        sql.append('?');
        parameters.add(day);
    }

    void parameter(String text) {
        parameters.add(text);
    }

    String sql() {
        return sql.toString();
    }

    /** Sets the parameters and returns the index behind the last one. */
    int set(PreparedStatement statement, int first) throws SQLException {
        int index = first;
        for (Object parameter : parameters) {
            if (parameter instanceof LocalDate day) {
                dialect.setDay(statement, index, day);
            } else {
                statement.setString(index, parameter.toString());
            }
            index++;
        }
        return index;
    }
}
