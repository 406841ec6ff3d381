using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListClassificationJobs.</summary>
public class ListClassificationJobsResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each job that matches the filter criteria specified in the request.</summary>
    public List<JobSummary> Items { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
