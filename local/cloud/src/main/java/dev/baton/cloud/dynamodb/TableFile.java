package dev.baton.cloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * All tables in one SQLite file. DynamoDB Local would have SQLite wait for the disk at each item of
 * a batch, which makes a batch take tenths of a second. Here a write is done when the operating
 * system has it, in a log ahead of the tables: the file is whole after a process was killed, and
 * after a power cut it is as it was a moment before.
 */
final class TableFile extends SQLiteDBAccess {
  private static final String NAME = "shared-local-instance";
  private static final int JOBS = 10;

  private TableFile(Path file) {
    super(file.toFile());
    set("PRAGMA journal_mode=WAL");
    set("PRAGMA synchronous=NORMAL");
  }

  /** A database of the tables in a folder; made if there are none. */
  static LocalDynamoDBRequestHandler open(Path folder) {
    try {
      Files.createDirectories(folder);
      LocalDynamoDBRequestHandler database =
          new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false);
      handlers(database).put(NAME, client(folder.resolve(NAME + ".db")));
      return database;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("DynamoDB Local does not start: " + e.getMessage(), e);
    }
  }

  private static LocalDBClient client(Path file) {
    return new LocalDBClient(
        new TableFile(file),
        new JobsRegister(
            Executors.newFixedThreadPool(JOBS, Thread.ofPlatform().daemon().factory()), false));
  }

  /** The databases that DynamoDB Local has open, by name; there is no other way to give it one. */
  @SuppressWarnings("unchecked")
  private static Map<String, AmazonDynamoDBLocal> handlers(LocalDynamoDBRequestHandler database)
      throws ReflectiveOperationException {
    var field = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
    field.setAccessible(true);
    return (Map<String, AmazonDynamoDBLocal>) field.get(database);
  }

  /** Waits until the file is free for whoever opens it next. */
  @Override
  public void close() {
    super.close();
    try {
      var _ = queue.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void set(String pragma) {
    SQLiteJob<Boolean> job =
        new SQLiteJob<>() {
          @Override
          protected Boolean job(SQLiteConnection connection) throws SQLiteException {
            var statement = connection.prepare(pragma);
            try {
              return statement.step();
            } finally {
              statement.dispose();
            }
          }
        };
    try {
      Boolean _ = queue.execute(job).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The file of tables cannot be used: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while opening the file of tables", e);
    }
  }
}
