namespace Amazon.Macie2.Model;

/// <summary>Provides information about the total storage size (in bytes) or number of objects that Amazon Macie can't analyze in one or more S3 buckets.</summary>
public class ObjectLevelStatistics
{
    /// <summary>The total storage size (in bytes) or number of objects that Amazon Macie can't analyze because the objects don't have a file name extension for a …</summary>
    public long? FileType { get; set; }

    /// <summary>The total storage size (in bytes) or number of objects that Amazon Macie can't analyze because the objects use an unsupported storage class.</summary>
    public long? StorageClass { get; set; }

    /// <summary>The total storage size (in bytes) or number of objects that Amazon Macie can't analyze because the objects use an unsupported storage class or …</summary>
    public long? Total { get; set; }
}
