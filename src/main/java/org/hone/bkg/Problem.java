package org.hone.bkg;

/** A request that cannot be answered: becomes an RFC 9457 problem document. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    /**
     * @param status the HTTP status
     * @param title the kind of problem
     * @param detail one sentence: what is wrong and what to do
     */
    Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
