using Amazon.Macie2.Model;
using Amazon.Runtime;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.Macie2;

/// <summary>Client of Amazon Macie.</summary>
public class AmazonMacie2Client : StandInClient, IAmazonMacie2
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonMacie2Client(AmazonMacie2Config config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonMacie2Client(AWSCredentials credentials, AmazonMacie2Config clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<CreateAllowListResponse> CreateAllowListAsync(CreateAllowListRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateAllowListResponse>(request, Macie2Wire.CreateAllowList, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateClassificationJobResponse> CreateClassificationJobAsync(CreateClassificationJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateClassificationJobResponse>(request, Macie2Wire.CreateClassificationJob, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateCustomDataIdentifierResponse> CreateCustomDataIdentifierAsync(CreateCustomDataIdentifierRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateCustomDataIdentifierResponse>(request, Macie2Wire.CreateCustomDataIdentifier, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateFindingsFilterResponse> CreateFindingsFilterAsync(CreateFindingsFilterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateFindingsFilterResponse>(request, Macie2Wire.CreateFindingsFilter, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateSampleFindingsResponse> CreateSampleFindingsAsync(CreateSampleFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateSampleFindingsResponse>(request, Macie2Wire.CreateSampleFindings, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteAllowListResponse> DeleteAllowListAsync(DeleteAllowListRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteAllowListResponse>(request, Macie2Wire.DeleteAllowList, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteCustomDataIdentifierResponse> DeleteCustomDataIdentifierAsync(DeleteCustomDataIdentifierRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteCustomDataIdentifierResponse>(request, Macie2Wire.DeleteCustomDataIdentifier, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteFindingsFilterResponse> DeleteFindingsFilterAsync(DeleteFindingsFilterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteFindingsFilterResponse>(request, Macie2Wire.DeleteFindingsFilter, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeBucketsResponse> DescribeBucketsAsync(DescribeBucketsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeBucketsResponse>(request, Macie2Wire.DescribeBuckets, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeClassificationJobResponse> DescribeClassificationJobAsync(DescribeClassificationJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeClassificationJobResponse>(request, Macie2Wire.DescribeClassificationJob, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<EnableMacieResponse> EnableMacieAsync(EnableMacieRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<EnableMacieResponse>(request, Macie2Wire.EnableMacie, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetAllowListResponse> GetAllowListAsync(GetAllowListRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAllowListResponse>(request, Macie2Wire.GetAllowList, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetCustomDataIdentifierResponse> GetCustomDataIdentifierAsync(GetCustomDataIdentifierRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetCustomDataIdentifierResponse>(request, Macie2Wire.GetCustomDataIdentifier, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetFindingsResponse> GetFindingsAsync(GetFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetFindingsResponse>(request, Macie2Wire.GetFindings, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetFindingsFilterResponse> GetFindingsFilterAsync(GetFindingsFilterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetFindingsFilterResponse>(request, Macie2Wire.GetFindingsFilter, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMacieSessionResponse> GetMacieSessionAsync(GetMacieSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMacieSessionResponse>(request, Macie2Wire.GetMacieSession, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListAllowListsResponse> ListAllowListsAsync(ListAllowListsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListAllowListsResponse>(request, Macie2Wire.ListAllowLists, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListClassificationJobsResponse> ListClassificationJobsAsync(ListClassificationJobsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListClassificationJobsResponse>(request, Macie2Wire.ListClassificationJobs, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListCustomDataIdentifiersResponse> ListCustomDataIdentifiersAsync(ListCustomDataIdentifiersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListCustomDataIdentifiersResponse>(request, Macie2Wire.ListCustomDataIdentifiers, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListFindingsResponse> ListFindingsAsync(ListFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListFindingsResponse>(request, Macie2Wire.ListFindings, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListFindingsFiltersResponse> ListFindingsFiltersAsync(ListFindingsFiltersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListFindingsFiltersResponse>(request, Macie2Wire.ListFindingsFilters, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListManagedDataIdentifiersResponse> ListManagedDataIdentifiersAsync(ListManagedDataIdentifiersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListManagedDataIdentifiersResponse>(request, Macie2Wire.ListManagedDataIdentifiers, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TestCustomDataIdentifierResponse> TestCustomDataIdentifierAsync(TestCustomDataIdentifierRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<TestCustomDataIdentifierResponse>(request, Macie2Wire.TestCustomDataIdentifier, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateClassificationJobResponse> UpdateClassificationJobAsync(UpdateClassificationJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateClassificationJobResponse>(request, Macie2Wire.UpdateClassificationJob, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonMacie2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonMacie2Client(awsCredentials, (AmazonMacie2Config)clientConfig);
}
