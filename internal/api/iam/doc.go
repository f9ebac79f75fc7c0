// Package iam holds the types and tables of those operations of AWS Identity and Access Management
// that are served, generated from the public API model (version 2010-05-08).
//
// It promises the conventions of package api, and no behaviour. Field comments
// name the shape, whose constraints are in the table shape<Name>.
//
// Concurrency: the tables are read-only; values belong to their owner.
//
// Start at service_gen.go, which lists the operations; then the file of types.
package iam

//go:generate go run ../generate -service iam -version 2010-05-08 -operations AddUserToGroup,AttachGroupPolicy,AttachRolePolicy,AttachUserPolicy,CreateAccessKey,CreateGroup,CreatePolicy,CreatePolicyVersion,CreateRole,CreateUser,DeleteAccessKey,DeleteGroup,DeleteGroupPolicy,DeleteLoginProfile,DeletePolicy,DeletePolicyVersion,DeleteRole,DeleteRolePermissionsBoundary,DeleteRolePolicy,DeleteUser,DeleteUserPermissionsBoundary,DeleteUserPolicy,DetachGroupPolicy,DetachRolePolicy,DetachUserPolicy,GetAccessKeyLastUsed,GetAccountAuthorizationDetails,GetAccountSummary,GetContextKeysForCustomPolicy,GetContextKeysForPrincipalPolicy,GetGroup,GetGroupPolicy,GetLoginProfile,GetPolicy,GetPolicyVersion,GetRole,GetRolePolicy,GetUser,GetUserPolicy,ListAccessKeys,ListAttachedGroupPolicies,ListAttachedRolePolicies,ListAttachedUserPolicies,ListEntitiesForPolicy,ListGroupPolicies,ListGroups,ListGroupsForUser,ListInstanceProfiles,ListInstanceProfilesForRole,ListMFADevices,ListPolicies,ListPolicyTags,ListPolicyVersions,ListRolePolicies,ListRoleTags,ListRoles,ListSSHPublicKeys,ListServiceSpecificCredentials,ListSigningCertificates,ListUserPolicies,ListUserTags,ListUsers,ListVirtualMFADevices,PutGroupPolicy,PutRolePermissionsBoundary,PutRolePolicy,PutUserPermissionsBoundary,PutUserPolicy,RemoveUserFromGroup,SetDefaultPolicyVersion,SimulateCustomPolicy,SimulatePrincipalPolicy,TagPolicy,TagRole,TagUser,UntagPolicy,UntagRole,UntagUser,UpdateAccessKey,UpdateAssumeRolePolicy,UpdateGroup,UpdateRole,UpdateRoleDescription,UpdateUser -out .
