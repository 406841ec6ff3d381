namespace Amazon.Macie2.Model;

/// <summary>Specifies the location of an occurrence of sensitive data in an Apache Avro object container, Apache Parquet file, JSON file, or JSON Lines file.</summary>
public class Record
{
    /// <summary>The path, as a JSONPath expression, to the sensitive data.</summary>
    public string JsonPath { get; set; } = null!;

    /// <summary>For an Avro object container or Parquet file, the record index, starting from 0, for the record that contains the sensitive data.</summary>
    public long? RecordIndex { get; set; }
}
