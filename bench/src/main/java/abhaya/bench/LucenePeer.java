package abhaya.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.MMapDirectory;

/// The listed plates in Lucene, one segment in files mapped into memory, asked with its fuzzy query
/// for one edit.
final class LucenePeer implements PlatePeer {
  private static final int MATCHES_MAX = 1_000;
  private static final String PLATE = "plate";

  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  LucenePeer(Path folder, Plates plates) throws IOException {
    directory = new MMapDirectory(folder);
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      var field = new StringField(PLATE, "", Field.Store.YES);
      var document = new Document();
      document.add(field);
      for (var at = 0; at < plates.count(); at++) {
        field.setStringValue(plates.get(at));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  @Override
  public Set<String> near(String read) throws IOException {
    var query = new FuzzyQuery(new Term(PLATE, read), 1, 0, MATCHES_MAX, false);
    var found = new TreeSet<String>();
    var stored = searcher.storedFields();
    for (var hit : searcher.search(query, MATCHES_MAX).scoreDocs)
      found.add(stored.document(hit.doc).get(PLATE));
    return found;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
