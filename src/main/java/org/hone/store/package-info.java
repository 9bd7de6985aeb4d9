/** The H2 database of the user's data folder: migrations, backups and repositories. */
package org.hone.store;
