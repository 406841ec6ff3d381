using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of DescribeBuckets.</summary>
public class DescribeBucketsResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each bucket that matches the filter criteria specified in the request.</summary>
    public List<BucketMetadata> Buckets { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
