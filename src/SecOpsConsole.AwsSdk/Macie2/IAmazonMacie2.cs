using Amazon.Macie2.Model;
using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Amazon Macie, reduced to the operations that are called here.</summary>
public interface IAmazonMacie2 : IAmazonService, IDisposable
{
    /// <summary>Creates and defines the settings for an allow list.</summary>
    Task<CreateAllowListResponse> CreateAllowListAsync(CreateAllowListRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates and defines the settings for a classification job.</summary>
    Task<CreateClassificationJobResponse> CreateClassificationJobAsync(CreateClassificationJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates and defines the criteria and other settings for a custom data identifier.</summary>
    Task<CreateCustomDataIdentifierResponse> CreateCustomDataIdentifierAsync(CreateCustomDataIdentifierRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates and defines the criteria and other settings for a findings filter.</summary>
    Task<CreateFindingsFilterResponse> CreateFindingsFilterAsync(CreateFindingsFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates sample findings.</summary>
    Task<CreateSampleFindingsResponse> CreateSampleFindingsAsync(CreateSampleFindingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an allow list.</summary>
    Task<DeleteAllowListResponse> DeleteAllowListAsync(DeleteAllowListRequest request, CancellationToken cancellationToken = default);

    /// <summary>Soft deletes a custom data identifier.</summary>
    Task<DeleteCustomDataIdentifierResponse> DeleteCustomDataIdentifierAsync(DeleteCustomDataIdentifierRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a findings filter.</summary>
    Task<DeleteFindingsFilterResponse> DeleteFindingsFilterAsync(DeleteFindingsFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves (queries) statistical data and other information about one or more S3 buckets that Amazon Macie monitors and analyzes for an account.</summary>
    Task<DescribeBucketsResponse> DescribeBucketsAsync(DescribeBucketsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the status and settings for a classification job.</summary>
    Task<DescribeClassificationJobResponse> DescribeClassificationJobAsync(DescribeClassificationJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Enables Amazon Macie and specifies the configuration settings for a Macie account.</summary>
    Task<EnableMacieResponse> EnableMacieAsync(EnableMacieRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the settings and status of an allow list.</summary>
    Task<GetAllowListResponse> GetAllowListAsync(GetAllowListRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the criteria and other settings for a custom data identifier.</summary>
    Task<GetCustomDataIdentifierResponse> GetCustomDataIdentifierAsync(GetCustomDataIdentifierRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the details of one or more findings.</summary>
    Task<GetFindingsResponse> GetFindingsAsync(GetFindingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the criteria and other settings for a findings filter.</summary>
    Task<GetFindingsFilterResponse> GetFindingsFilterAsync(GetFindingsFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves the status and configuration settings for an Amazon Macie account.</summary>
    Task<GetMacieSessionResponse> GetMacieSessionAsync(GetMacieSessionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves a subset of information about all the allow lists for an account.</summary>
    Task<ListAllowListsResponse> ListAllowListsAsync(ListAllowListsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves a subset of information about one or more classification jobs.</summary>
    Task<ListClassificationJobsResponse> ListClassificationJobsAsync(ListClassificationJobsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves a subset of information about the custom data identifiers for an account.</summary>
    Task<ListCustomDataIdentifiersResponse> ListCustomDataIdentifiersAsync(ListCustomDataIdentifiersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves a subset of information about one or more findings.</summary>
    Task<ListFindingsResponse> ListFindingsAsync(ListFindingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves a subset of information about all the findings filters for an account.</summary>
    Task<ListFindingsFiltersResponse> ListFindingsFiltersAsync(ListFindingsFiltersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Retrieves information about all the managed data identifiers that Amazon Macie currently provides.</summary>
    Task<ListManagedDataIdentifiersResponse> ListManagedDataIdentifiersAsync(ListManagedDataIdentifiersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tests criteria for a custom data identifier.</summary>
    Task<TestCustomDataIdentifierResponse> TestCustomDataIdentifierAsync(TestCustomDataIdentifierRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes the status of a classification job.</summary>
    Task<UpdateClassificationJobResponse> UpdateClassificationJobAsync(UpdateClassificationJobRequest request, CancellationToken cancellationToken = default);
}
