package io.github.edusec.classify.inspect;

import java.util.Optional;

/** What a word of the rules speaks for. Immutable and thread-safe. */
enum Topic {
    /** A number near it may be a My Number. */
    MY_NUMBER("my-number"),
    /** A number right behind it is something else: an order, a product, a corporation's registration. */
    OTHER_NUMBER("other-number"),
    /** A number near it may be a corporate number. */
    CORPORATE("corporate-number"),
    /** Digits right behind it are a phone number. */
    PHONE("phone"),
    /** An address follows. */
    ADDRESS("address"),
    /** An address starts with it. */
    PREFECTURE("prefecture"),
    /** A date behind it is a birth date. */
    BIRTH("birth-date"),
    /** A date before it is a birth date. */
    BORN("born"),
    /** A person's name follows. */
    PERSON("person"),
    /** A name may stand before it. */
    HONORIFIC("honorific"),
    /** A name follows that the paper is not about: an author's, a lecturer's. Covers the label inside it. */
    OTHER_PERSON("other-person"),
    /** A Japanese family name; a list of names without heads starts its rows with them. */
    SURNAME("surname"),
    /** A school, an office or a company, or its counter: numbers on its line are its own. */
    ORGANISATION("organisation"),
    /** The column of a table of things, such as goods or books: its numbers and names are no persons'. */
    GOODS("goods"),
    /** The column of names in a list. */
    NAME_COLUMN("name-column"),
    /** The part of an e-mail address before the @ that stands for an office. */
    OFFICE("office"),
    /** The end of an e-mail address's domain that stands for an office. */
    OFFICE_DOMAIN("office-domain"),
    /** A phrase that has a school word in it and is harmless. */
    HARMLESS("harmless"),
    /** A school word that is also a name or an everyday word, so it counts only alone at a line's start. */
    TITLE("title"),
    /** A school word; its group gives the class. */
    SCHOOL("school"),
    /** A column of a list; its group gives the class. */
    COLUMN("column");

    private final String id;

    Topic(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Finds a topic of the file's vocabulary; school words and columns have their own sections. */
    static Optional<Topic> find(String id) {
        for (Topic topic : values()) {
            if (topic.id.equals(id) && topic != SCHOOL && topic != COLUMN) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
