package io.github.edusec.classify.handling;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;

/** Classes that nobody has confirmed: they do for handling, but not for making something public. */
final class Proposals {
    static final Text UNCONFIRMED = new Text(
            "示された分類は提案にすぎず、人が確認するまで公表できません",
            "the class is only a proposal: a person must confirm it before anything is published");

    private Proposals() {}

    /** What is published or posted cannot be taken back. */
    static boolean mustBeConfirmed(Operation operation, Classification classification) {
        return (operation == Operation.PUBLISH || operation == Operation.SNS) && isUnconfirmed(classification);
    }

    /** A derived class says nothing of a confidentiality that nobody stated; a suggestion says nothing for certain. */
    private static boolean isUnconfirmed(Classification classification) {
        Provenance provenance = classification.provenance();
        if (provenance == null) {
            return false;
        }
        return switch (provenance.source()) {
            case SUGGESTED, UNKNOWN -> true;
            case DERIVED -> classification.confidentiality() == null;
            case PERSON, REGISTER, LABEL -> false;
        };
    }
}
