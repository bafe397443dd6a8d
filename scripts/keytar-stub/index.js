// The Forge command-line packages import keytar at load time only.
const absent = () => Promise.reject(new Error('No keychain is available in this project.'));
module.exports = {
  getPassword: absent,
  setPassword: absent,
  deletePassword: absent,
  findCredentials: absent,
};
