using Amazon.Macie2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecOpsConsole.AwsSdk.Json;

namespace Amazon.Macie2;

/// <summary>The wire forms, as in Macie's service model 2020-01-01.</summary>
internal static class Macie2Wire
{
    public static InvokeOptions CreateAllowList { get; } = Of<CreateAllowListRequest, CreateAllowListResponse>("POST", "/allow-lists");

    public static InvokeOptions CreateClassificationJob { get; } = Of<CreateClassificationJobRequest, CreateClassificationJobResponse>("POST", "/jobs");

    public static InvokeOptions CreateCustomDataIdentifier { get; } = Of<CreateCustomDataIdentifierRequest, CreateCustomDataIdentifierResponse>("POST", "/custom-data-identifiers");

    public static InvokeOptions CreateFindingsFilter { get; } = Of<CreateFindingsFilterRequest, CreateFindingsFilterResponse>("POST", "/findingsfilters");

    public static InvokeOptions CreateSampleFindings { get; } = Of<CreateSampleFindingsRequest, CreateSampleFindingsResponse>("POST", "/findings/sample");

    public static InvokeOptions DeleteAllowList { get; } = Of<DeleteAllowListRequest, DeleteAllowListResponse>("DELETE", "/allow-lists/{id}", ["ignoreJobChecks"]);

    public static InvokeOptions DeleteCustomDataIdentifier { get; } = Of<DeleteCustomDataIdentifierRequest, DeleteCustomDataIdentifierResponse>("DELETE", "/custom-data-identifiers/{id}");

    public static InvokeOptions DeleteFindingsFilter { get; } = Of<DeleteFindingsFilterRequest, DeleteFindingsFilterResponse>("DELETE", "/findingsfilters/{id}");

    public static InvokeOptions DescribeBuckets { get; } = Of<DescribeBucketsRequest, DescribeBucketsResponse>("POST", "/datasources/s3");

    public static InvokeOptions DescribeClassificationJob { get; } = Of<DescribeClassificationJobRequest, DescribeClassificationJobResponse>("GET", "/jobs/{jobId}");

    public static InvokeOptions EnableMacie { get; } = Of<EnableMacieRequest, EnableMacieResponse>("POST", "/macie");

    public static InvokeOptions GetAllowList { get; } = Of<GetAllowListRequest, GetAllowListResponse>("GET", "/allow-lists/{id}");

    public static InvokeOptions GetCustomDataIdentifier { get; } = Of<GetCustomDataIdentifierRequest, GetCustomDataIdentifierResponse>("GET", "/custom-data-identifiers/{id}");

    public static InvokeOptions GetFindings { get; } = Of<GetFindingsRequest, GetFindingsResponse>("POST", "/findings/describe");

    public static InvokeOptions GetFindingsFilter { get; } = Of<GetFindingsFilterRequest, GetFindingsFilterResponse>("GET", "/findingsfilters/{id}");

    public static InvokeOptions GetMacieSession { get; } = Of<GetMacieSessionRequest, GetMacieSessionResponse>("GET", "/macie");

    public static InvokeOptions ListAllowLists { get; } = Of<ListAllowListsRequest, ListAllowListsResponse>("GET", "/allow-lists", ["maxResults", "nextToken"]);

    public static InvokeOptions ListClassificationJobs { get; } = Of<ListClassificationJobsRequest, ListClassificationJobsResponse>("POST", "/jobs/list");

    public static InvokeOptions ListCustomDataIdentifiers { get; } = Of<ListCustomDataIdentifiersRequest, ListCustomDataIdentifiersResponse>("POST", "/custom-data-identifiers/list");

    public static InvokeOptions ListFindings { get; } = Of<ListFindingsRequest, ListFindingsResponse>("POST", "/findings");

    public static InvokeOptions ListFindingsFilters { get; } = Of<ListFindingsFiltersRequest, ListFindingsFiltersResponse>("GET", "/findingsfilters", ["maxResults", "nextToken"]);

    public static InvokeOptions ListManagedDataIdentifiers { get; } = Of<ListManagedDataIdentifiersRequest, ListManagedDataIdentifiersResponse>("POST", "/managed-data-identifiers/list");

    public static InvokeOptions TestCustomDataIdentifier { get; } = Of<TestCustomDataIdentifierRequest, TestCustomDataIdentifierResponse>("POST", "/custom-data-identifiers/test");

    public static InvokeOptions UpdateClassificationJob { get; } = Of<UpdateClassificationJobRequest, UpdateClassificationJobResponse>("PATCH", "/jobs/{jobId}");

    private static InvokeOptions Of<TRequest, TResponse>(string method, string path, params string[] query)
        where TRequest : AmazonMacie2Request
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new RestJsonRequestMarshaller<TRequest>("AmazonMacie2", method, path, query),
            ResponseUnmarshaller = new JsonDocumentUnmarshaller(RestJsonShape.Read<TResponse>, Exception),
        };

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain)
    {
        var (inner, type, id, status) = (plain.InnerException!, plain.ErrorType, plain.RequestId, plain.StatusCode);
        return code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "ConflictException" => new ConflictException(message, inner, type, code, id, status),
            "InternalServerException" => new InternalServerException(message, inner, type, code, id, status),
            "ResourceNotFoundException" => new ResourceNotFoundException(message, inner, type, code, id, status),
            "ServiceQuotaExceededException" => new ServiceQuotaExceededException(message, inner, type, code, id, status),
            "ThrottlingException" => new ThrottlingException(message, inner, type, code, id, status),
            "ValidationException" => new ValidationException(message, inner, type, code, id, status),
            _ => new AmazonMacie2Exception(message, inner, type, code, id, status),
        };
    }
}
